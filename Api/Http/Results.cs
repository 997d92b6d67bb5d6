using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Http;

/// <summary>200 with the thing and the tag of its version.</summary>
/// <param name="Value">The thing.</param>
/// <param name="ETag">Its tag; null where none can be given.</param>
/// <param name="Replayed">The command came before: this is its answer again.</param>
public sealed record OkWithETag<T>(T Value, string? ETag = null, bool Replayed = false) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => Answer.Write(httpContext, StatusCodes.Status200OK, Value, ETag, Replayed);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>201 with the new thing, where it stands, and the tag of its version.</summary>
/// <param name="Value">The thing.</param>
/// <param name="Location">Where to read it.</param>
/// <param name="ETag">Its tag.</param>
/// <param name="Replayed">It was made before by the same key.</param>
public sealed record CreatedWithETag<T>(T Value, string Location, string ETag, bool Replayed) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = Location;
        return Answer.Write(httpContext, StatusCodes.Status201Created, Value, ETag, Replayed);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>304: the caller has it already.</summary>
/// <param name="ETag">The tag that it has.</param>
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

internal static class Answer
{
    internal static Task Write<T>(HttpContext context, int status, T value, string? etag, bool replayed)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (etag is not null)
            response.Headers.ETag = etag;
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        return Write(response, value, "application/json; charset=utf-8");
    }

    /// <summary>An answer that was begun is finished: cut off by a time-out, it would have the time-out's own words behind its first ones.</summary>
    internal static Task Write<T>(HttpResponse response, T value, string contentType)
    {
        response.ContentType = contentType;
        return JsonSerializer.SerializeAsync(response.BodyWriter, value, HubJson.For<T>(), CancellationToken.None);
    }
}
