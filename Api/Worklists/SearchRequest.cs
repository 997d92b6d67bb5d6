using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using InterTrust.Http;
using InterTrust.Identity;

namespace InterTrust.Worklists;

/// <summary>The query of a worklist in a body, where text may be searched for.</summary>
public sealed record SearchRequest : IRequest<SearchRequest>
{
    /// <summary>Part of a name, an NHS number or a local id.</summary>
    [Json.Text(100)]
    public string? Q { get; init; }

    /// <summary>The values of the filters. In JSON each filter is a property of its own: see <see cref="AddFilters"/>.</summary>
    internal Dictionary<WorklistFilter, IReadOnlyList<string>> Filters { get; init; } = [];

    /// <summary>The column to sort by, as in the query string: nearest when absent; - for descending order.</summary>
    [Json.Text(20)]
    public string? Sort { get; init; }

    /// <summary>The number of rows on a page; 50 when absent.</summary>
    [Json.Number(1, 200)]
    public int? Limit { get; init; }

    /// <summary>The <c>next</c> of the previous page.</summary>
    [Json.Text(1024)]
    public string? Cursor { get; init; }

    /// <summary>The values of a filter in a query string.</summary>
    public static IReadOnlyList<string> Values(WorklistFilter filter, params IEnumerable<string?> sent) =>
        string.Join(',', sent) is var text && filter.TakesSeveral ? text.Split(',') : [text];

    public WorklistQuery Query(WorklistKind kind, OdsCode ods, Cursors cursors)
    {
        var query = new WorklistQuery { Kind = kind, Text = Q, Sort = Order(kind).Sort, Limit = Limit ?? 50 };
        foreach (var (filter, values) in Filters)
        {
            query = filter.Read(query, values) ?? throw Parameter.Invalid(filter.Name, filter.Rule);
            if (filter.OfReferralsOnly && kind is WorklistKind.Pathways)
                throw Parameter.Invalid(filter.Name, "is asked of referrals, which the incoming and the outgoing worklist hold");
        }
        return Cursor is null ? query : query with { After = cursors.Read(Cursor, query, ods) };
    }

    /// <summary>
    /// Adds each filter as a property of the body, with the rules and the description from <see cref="WorklistFilters"/>.
    /// </summary>
    internal static void AddFilters(JsonTypeInfo type)
    {
        if (type.Type != typeof(SearchRequest))
            return;
        foreach (var (place, filter) in WorklistFilters.All.Index())
        {
            var property = type.CreateJsonPropertyInfo(filter.BodyType, filter.Name);
            property.Set = (request, value) => ((SearchRequest)request).Filters[filter] = FromBody(value!);
            property.IsGetNullable = true;
            property.AttributeProvider = new RowAttributes([.. filter.BodyRules, new DescriptionAttribute(filter.BodyDescription)]);
            type.Properties.Insert(1 + place, property);
        }
    }

    private static IReadOnlyList<string> FromBody(object value) => value switch
    {
        IReadOnlyList<string> several => several,
        bool flag => [flag ? "true" : "false"],
        _ => [$"{value}"],
    };

    private SortOrder Order(WorklistKind kind)
    {
        if (Sort is null)
            return WorklistSorts.Default;
        var order = WorklistSorts.Find(Sort)
            ?? throw Parameter.Invalid("sort", $"is one of {string.Join(", ", WorklistSorts.All.Select(sort => sort.Name))}");
        return order.Column.OfPathwaysOnly && kind is not WorklistKind.Pathways
            ? throw Parameter.Invalid("sort", "names a column of the pathways worklist alone")
            : order;
    }
}
