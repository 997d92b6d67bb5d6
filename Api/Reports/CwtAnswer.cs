using System.Reflection;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Reference;
using Microsoft.AspNetCore.Http.Metadata;

namespace InterTrust.Reports;

/// <summary>200 with a trust's waiting-times records, written page by page, so that a year takes no more memory than a day.</summary>
/// <param name="Period">The days of the report.</param>
/// <param name="Next">Reads the page after a position.</param>
/// <param name="First">The first page, read before anything is written, so that a failure can still be a problem.</param>
public sealed record CwtAnswer(Period Period, Func<CwtPlace, Task<CwtPage>> Next, CwtPage First) : IResult, IEndpointMetadataProvider
{
    private static readonly string[] Marks = ["scenario", "on", "pathwayId", "referralId"];

    public Task ExecuteAsync(HttpContext httpContext) =>
        Csv.IsRequested(httpContext.Request) ? WriteCsv(httpContext.Response) : WriteJson(httpContext.Response);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(ReportAnswer<CwtRecord>), ["application/json", Csv.MediaType]));

    private async Task WriteJson(HttpResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("from", $"{Period.From:O}");
        writer.WriteString("to", $"{Period.To:O}");
        writer.WriteStartArray("items");
        await foreach (var page in Pages())
        {
            foreach (var record in page.Records)
                JsonSerializer.Serialize(writer, record, HubJson.For<CwtRecord>());
            await writer.FlushAsync();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task WriteCsv(HttpResponse response)
    {
        Csv.Begin(response, $"cwt {Period.From:O} {Period.To:O}");
        await response.WriteAsync(Csv.Line(Marks.Concat(CwtMatrix.Elements).Append("missing").Append("ifApplicable").Select(Csv.Cell)));
        await foreach (var page in Pages())
            await response.WriteAsync(string.Concat(page.Records.Select(record => Csv.Line(CellsOf(record)))));
    }

    private static IEnumerable<string> CellsOf(CwtRecord record) =>
        new[] { record.Scenario, $"{record.On:O}", record.PathwayId?.Value, record.ReferralId?.Value }
            .Concat(CwtMatrix.Elements.Select(record.Items.GetValueOrDefault))
            .Append(string.Join("; ", record.Missing))
            .Append(string.Join("; ", record.IfApplicable))
            .Select(Csv.Cell);

    private async IAsyncEnumerable<CwtPage> Pages()
    {
        for (var page = First; ; page = await Next(page.Next))
        {
            yield return page;
            if (page.Next is null)
                yield break;
        }
    }
}
