using System.Buffers;
using System.Reflection;
using System.Text.Json;
using InterTrust.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace InterTrust.Http;

/// <summary>A body that was read and is valid; an empty one counts as <c>{}</c>.</summary>
/// <param name="Value">The content.</param>
/// <param name="Utf8">The bytes as received.</param>
public sealed record Body<T>(T Value, ReadOnlyMemory<byte> Utf8) : IEndpointParameterMetadataProvider where T : class, IRequest<T>
{
    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        var utf8 = await Receive(context.Request, context.RequestAborted);
        return new(Read(utf8), utf8);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], T.Documented, isOptional: true));
        builder.Metadata.Add(new ProblemsMetadata(
        [
            Problems.MalformedJson, Problems.BodyTooLarge, Problems.MediaType, Problems.ValidationFailed, Problems.UnknownField,
            Problems.CodeNotInList,
        ]));
    }

    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="ProblemException">It is not JSON, or breaks a rule of the record.</exception>
    public static T Read(ReadOnlyMemory<byte> utf8)
    {
        using var json = Parse(utf8);
        var findings = new List<Finding>();
        return T.Read(json.RootElement, findings) is { } value && findings is []
            ? value
            : throw new ProblemException(Problems.From(findings));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return StrictJson.Parse(utf8);
        }
        catch (JsonException malformed)
        {
            throw new ProblemException(new(Problems.MalformedJson, malformed.Message));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Receive(HttpRequest request, CancellationToken stop)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(stop);
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var utf8 = read.Buffer.ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return utf8 is [] ? "{}"u8.ToArray()
                : IsJson(request) ? utf8
                : throw new ProblemException(Problems.From(StatusCodes.Status415UnsupportedMediaType)!);
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue
            || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
