using System.Text.Json;

namespace InterTrust.Http;

internal static class JsonResponse
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

    /// <summary>A response that has started is finished: a time-out would append its own body to what is already written.</summary>
    internal static Task Write<T>(HttpResponse response, T value, string contentType)
    {
        response.ContentType = contentType;
        return JsonSerializer.SerializeAsync(response.BodyWriter, value, HubJson.For<T>(), CancellationToken.None);
    }
}
