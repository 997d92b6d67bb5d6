using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using InterTrust.Identity;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Http;

/// <summary>
/// A command on an existing referral or pathway: its author, the version that the author read, and the id that makes a repeat harmless.
/// </summary>
/// <param name="Context">The context of the command. Its id is created once, so the hub's own retry sends the same command.</param>
/// <param name="Body">The body.</param>
public sealed record CommandRequest<T>(CommandContext Context, T Body) : IEndpointParameterMetadataProvider where T : class, IRequest<T>
{
    public static async ValueTask<CommandRequest<T>> BindAsync(HttpContext context)
    {
        var caller = await Caller.BindAsync(context);
        var key = IdempotencyKey.Read(context.Request);
        var version = IfMatch(context.Request.Headers.IfMatch);
        var body = await Body<T>.BindAsync(context);
        return new(new(caller.Author, CommandId(context.Request, caller.Author, key, version, body), version), body.Value);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Body<T>.PopulateMetadata(parameter, builder);
        builder.Metadata.Add(HeaderDocs.IfMatch);
        builder.Metadata.Add(HeaderDocs.OptionalKey);
    }

    private static int? IfMatch(string? header) => header switch
    {
        null or "" => throw new BadRequestException(new(
            Problems.IfMatchRequired, "Send If-Match with the ETag that you looked at, or If-Match: * for whatever version.")),
        "*" => null,
        _ when ETags.Version(header) is { } version => version,
        _ => throw new BadRequestException(new(Problems.HeaderInvalid, "If-Match is one ETag that the hub gave, such as \"3\", or *.")),
    };

    /// <summary>
    /// An exact repeat has the same id: same key or same version, same command, same body. The same key with another body is another
    /// command, which the rules decide by the current state.
    /// </summary>
    private static string CommandId(HttpRequest request, Author author, string? key, int? version, Body<T> body) =>
        key is not null ? CommandIds.Create(request, author, key, body.Utf8.Span)
        : version is not null ? CommandIds.Create(request, author, $"\"{version}\"", body.Utf8.Span)
        : Guid.CreateVersion7().ToString();
}

/// <summary>Command ids, by which a repeat is recognised.</summary>
internal static class CommandIds
{
    internal static string Create(HttpRequest request, Author author, string mark, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{author.Ods} {request.Method} {request.Path}\n{mark}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A create. The id of the new referral or pathway is derived from the key, so that a repeat reaches the same one.</summary>
public sealed record CreateRequest<T>(CommandContext Context, string Key, T Body) : IEndpointParameterMetadataProvider
    where T : class, IRequest<T>
{
    public Author Author => Context.Author;

    public static async ValueTask<CreateRequest<T>> BindAsync(HttpContext context)
    {
        var caller = await Caller.BindAsync(context);
        var key = IdempotencyKey.Read(context.Request)
            ?? (Correlation.Get(context) is { Sent: true } correlation
                ? correlation.RequestId
                : throw new BadRequestException(IdempotencyKey.Missing));
        var body = await Body<T>.BindAsync(context);
        return new(new(caller.Author, CommandIds.Create(context.Request, caller.Author, key, body.Utf8.Span)), key, body.Value);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Body<T>.PopulateMetadata(parameter, builder);
        builder.Metadata.Add(HeaderDocs.Key);
    }
}

/// <summary>The caller's own name for a request, by which a repeat is recognised.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public static readonly Problem Missing = new(
        Problems.IdempotencyKeyMissing,
        "Send Idempotency-Key (or X-Request-ID) with 1 to 128 visible ASCII characters, "
        + "new for each create and the same for each repeat.");

    public static string? Read(HttpRequest request) => request.Headers[Header] switch
    {
        [] => null,
        var value when VisibleHeader.IsValid(value) => value.ToString(),
        _ => throw new BadRequestException(VisibleHeader.Invalid(Header)),
    };
}
