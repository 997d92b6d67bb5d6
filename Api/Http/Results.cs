using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Http;

/// <summary>200 with a body and the ETag of its version.</summary>
/// <param name="Value">The body.</param>
/// <param name="ETag">The ETag; null where there is none.</param>
/// <param name="Replayed">The command is a repeat, and this is its first response.</param>
public sealed record OkWithETag<T>(T Value, string? ETag = null, bool Replayed = false) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => JsonResponse.Write(httpContext, StatusCodes.Status200OK, Value, ETag, Replayed);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>201 with the new referral or pathway, its URL and the ETag of its version.</summary>
/// <param name="Value">The body.</param>
/// <param name="Location">Where to read it.</param>
/// <param name="ETag">The ETag.</param>
/// <param name="Replayed">It was created earlier with the same key.</param>
public sealed record CreatedWithETag<T>(T Value, string Location, string ETag, bool Replayed) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = Location;
        return JsonResponse.Write(httpContext, StatusCodes.Status201Created, Value, ETag, Replayed);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>304: the caller has the current version.</summary>
/// <param name="ETag">The ETag of that version.</param>
public sealed record NotModified(string ETag) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        httpContext.Response.Headers.ETag = ETag;
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
        builder.Metadata.Add(HeaderDocs.IfNoneMatch);
    }
}
