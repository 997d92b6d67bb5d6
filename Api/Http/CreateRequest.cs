using System.Reflection;
using InterTrust.Identity;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Http;

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
                : throw new ProblemException(IdempotencyKey.Missing));
        var body = await Body<T>.BindAsync(context);
        return new(new(caller.Author, CommandIds.Create(context.Request, caller.Author, key, body.Utf8.Span)), key, body.Value);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Body<T>.PopulateMetadata(parameter, builder);
        builder.Metadata.Add(HeaderDocs.Key);
        builder.Metadata.Add(new ProblemsMetadata([Problems.IdempotencyKeyMissing, Problems.IdempotencyKeyReused]));
    }
}
