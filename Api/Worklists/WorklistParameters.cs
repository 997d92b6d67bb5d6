using System.Reflection;
using InterTrust.Http;
using InterTrust.Identity;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace InterTrust.Worklists;

/// <summary>A query of a worklist, from the query string.</summary>
public sealed record WorklistParameters(HttpRequest Request) : IEndpointParameterMetadataProvider
{
    private const int MostRows = 200;

    private static readonly QueryDoc[] Docs =
    [
        .. WorklistFilters.All.Select(filter => new QueryDoc(filter.Name, filter.Description, Schema(filter))),
        new(
            "sort",
            "The column to sort by: nearest (the days left on the nearest clock) when absent; - for descending order. "
            + "Rows without a value come last in both directions.",
            OneOf(WorklistSorts.All.OrderBy(order => order.Column != WorklistSorts.Default.Column).Select(order => order.Name))),
        new(
            "limit", "The number of rows on a page; 50 when absent.",
            new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{MostRows}" }),
        new("cursor", "The `next` of the previous page.", Text()),
    ];

    private static readonly string[] Names = [.. Docs.Select(parameter => parameter.Name)];

    public static ValueTask<WorklistParameters> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new WorklistParameters(context.Request));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        foreach (var doc in Docs)
            builder.Metadata.Add(doc);
    }

    public WorklistQuery Query(WorklistKind kind, OdsCode ods, Cursors cursors)
    {
        if (Request.Query.ContainsKey("q"))
            throw Parameter.Invalid("q", $"would put patient data into an address: POST the search to {Request.Path}/search");
        Parameter.OnlyKnown(Request.Query, Names);
        return new SearchRequest
        {
            Filters = WorklistFilters.All
                .Where(filter => Request.Query.ContainsKey(filter.Name))
                .ToDictionary(filter => filter, filter => SearchRequest.Values(filter, Request.Query[filter.Name])),
            Sort = Request.Query["sort"],
            Limit = (string?)Request.Query["limit"] is { } limit ? Parameter.Number("limit", limit, 1, MostRows) : null,
            Cursor = Request.Query["cursor"],
        }.Query(kind, ods, cursors);
    }

    private static OpenApiSchema Schema(WorklistFilter filter) =>
        filter.TakesSeveral ? new() { Type = JsonSchemaType.Array, Items = Text() }
        : filter.Values is [] ? Text()
        : OneOf(filter.Values);

    private static OpenApiSchema OneOf(IEnumerable<string> values) => new() { Type = JsonSchemaType.String, Enum = [.. values] };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
