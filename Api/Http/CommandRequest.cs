using System.Reflection;
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
        builder.Metadata.Add(new ProblemsMetadata(
            [Problems.NotFound, Problems.OutOfTurn, Problems.VersionMismatch, Problems.IfMatchRequired]));
    }

    private static int? IfMatch(string? header) => header switch
    {
        null or "" => throw new ProblemException(new(
            Problems.IfMatchRequired, "Send If-Match with the ETag that you looked at, or If-Match: * for whatever version.")),
        "*" => null,
        _ when ETags.Version(header) is { } version => version,
        _ => throw new ProblemException(new(Problems.HeaderInvalid, "If-Match is one ETag that the hub gave, such as \"3\", or *.")),
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
