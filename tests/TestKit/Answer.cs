using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace InterTrust.TestKit;

/// <summary>A response of the hub, read to its end.</summary>
public sealed record Answer(
    HttpRequestMessage Request, int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public JsonNode? Json { get; } =
        ContentHeaders.ContentType?.MediaType is "application/json" or "application/problem+json" ? JsonNode.Parse(Text) : null;

    public string Code => this["/code"] ?? "";

    public string Id => this["/id"] ?? throw new InvalidOperationException($"There is no id in {this}");

    public string ETag => Headers.ETag?.ToString() ?? throw new InvalidOperationException($"There is no ETag with {this}");

    public bool Replayed => Header("Idempotency-Replayed") == "true";

    /// <summary>The value at a JSON pointer, as text.</summary>
    public string? this[string pointer] => At(pointer)?.ToString();

    public JsonNode? At(string pointer) => pointer.Split('/')[1..].Aggregate(Json, static (node, name) => node switch
    {
        JsonObject members => members[name],
        JsonArray items => Index(name) < items.Count ? items[Index(name)] : null,
        _ => null,
    });

    public IReadOnlyList<JsonNode> List(string pointer) =>
        [.. At(pointer)?.AsArray().Select(item => item!) ?? throw new InvalidOperationException($"There is no {pointer} in {this}")];

    public IReadOnlyList<string> Texts(string pointer, string member) => [.. List(pointer).Select(item => item[member]?.ToString() ?? "")];

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>Checks the status; the exception shows the response.</summary>
    public Answer Is(int status) => Status == status ? this : throw new UnexpectedAnswerException($"{status} was expected of {this}");

    /// <summary>Checks for a problem with this status and code, and an error at this pointer.</summary>
    public Answer Is(int status, string code, string? pointer = null)
    {
        if (Status != status || Code != code)
            throw new UnexpectedAnswerException($"{status} {code} was expected of {this}");
        return pointer is null || Texts("/errors", "pointer").Contains(pointer)
            ? this
            : throw new UnexpectedAnswerException($"An error at {pointer} was expected of {this}");
    }

    public override string ToString() =>
        $"{Request.Method} {Request.RequestUri?.PathAndQuery}: {Status} {(Text.Length > 600 ? Text[..600] : Text)}";

    public static async Task<Answer> From(HttpRequestMessage request, HttpResponseMessage response, CancellationToken stop) =>
        new(request, (int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync(stop));

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);
}

public sealed class UnexpectedAnswerException(string message) : Exception(message);
