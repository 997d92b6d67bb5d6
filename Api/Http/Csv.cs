using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;

namespace InterTrust.Http;

/// <summary>Tables by RFC 4180, for people who open them in a spreadsheet. No cell can be taken for a formula there.</summary>
public static class Csv
{
    public const string MediaType = "text/csv";

    /// <summary>Whether the caller prefers CSV to JSON.</summary>
    public static bool IsRequested(HttpRequest request) => request.GetTypedHeaders().Accept
        .OrderByDescending(accepted => accepted.Quality ?? 1)
        .FirstOrDefault(accepted => accepted.MediaType.Value is MediaType or "application/json" || accepted.MatchesAllTypes)
        ?.MediaType.Value is MediaType;

    /// <summary>The column names, which are the names of the JSON fields.</summary>
    public static IReadOnlyList<string> ColumnsOf<T>() => [.. HubJson.For<T>().Properties.Select(property => property.Name)];

    /// <summary>The cells of an item, in the order of <see cref="ColumnsOf{T}"/>.</summary>
    public static IEnumerable<string> CellsOf<T>(T row) => HubJson.For<T>().Properties.Select(property => Cell(property, row!));

    public static string Line(IEnumerable<string> cells) => $"{string.Join(',', cells)}\r\n";

    /// <summary>The text of a cell: quoted where needed, and never a formula.</summary>
    public static string Cell(string? text)
    {
        text ??= "";
        if (text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] or ['\t' or '\r', ..])
            text = $"'{text}";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static void Begin(HttpResponse response, string fileName)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = $"{MediaType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{fileName}.csv" }.ToString();
    }

    private static string Cell(JsonPropertyInfo property, object row)
    {
        if (property.Get!(row) is not { } value)
            return "";
        var json = JsonSerializer.SerializeToElement(value, HubJson.Web.GetTypeInfo(property.PropertyType));
        return json.ValueKind is JsonValueKind.String ? Cell(json.GetString()) : json.GetRawText();
    }
}
