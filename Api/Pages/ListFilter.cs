using InterTrust.Http;
using InterTrust.Referrals;
using InterTrust.Worklists;
using Microsoft.AspNetCore.Http.Extensions;

namespace InterTrust.Pages;

/// <summary>A worklist's filters and order from the address of its screen, with the names of the API.</summary>
public sealed class ListFilter(IQueryCollection query)
{
    private const string Mine = "mine";

    /// <summary>The owner filter for rows without an owner.</summary>
    private const string Nobody = "nobody";

    private static readonly string[] ReferralStatuses = [.. Enum.GetValues<ReferralStatus>().Select(Labels.Name)];

    private readonly Dictionary<WorklistFilter, string> values = WorklistFilters.All
        .Where(filter => filter.Label is not "" && !string.IsNullOrWhiteSpace(query[filter.Name]))
        .ToDictionary(filter => filter, filter => query[filter.Name].ToString());

    public string? Sort { get; } = Value(query, "sort");

    /// <summary>The text that is searched for, encrypted: patient data is never in an address.</summary>
    public string? Search { get; } = Value(query, "search");

    public string? Cursor { get; } = Value(query, "cursor");

    /// <summary>Whether any filter is set.</summary>
    public bool IsSet => values.Count > 0;

    /// <exception cref="ProblemException">The URL was edited by hand and has an unknown or invalid parameter.</exception>
    public WorklistQuery Query(WorklistKind kind, Caller caller, string? text, Cursors cursors) => new SearchRequest
    {
        Q = text,
        Filters = values.Select(pair => ForOwner(pair.Key, pair.Value, caller)).ToDictionary(
            pair => pair.Filter, pair => SearchRequest.Values(pair.Filter, pair.Value)),
        Sort = Sort,
        Limit = WorklistModel.Most,
        Cursor = Cursor,
    }.Query(kind, caller.Ods, cursors);

    public IEnumerable<FilterField> Fields(WorklistKind kind, Caller caller, TrustNames trusts)
    {
        foreach (var filter in WorklistFilters.OnScreen(kind))
        {
            var field = new FilterField(
                filter.Name, values.GetValueOrDefault(filter), filter.Label, "All",
                [.. filter.Choices.Select(choice => new Option(choice.Value, choice.Label))]);
            yield return filter.Name switch
            {
                "status" => field with
                {
                    None = kind is WorklistKind.Pathways ? "Open" : "All that are open",
                    Items = Statuses(field.Value, kind is WorklistKind.Pathways ? ["open", "closed"] : ReferralStatuses),
                },
                "owner" => field with
                {
                    Items =
                    [
                        new(Mine, "Mine"), new(Nobody, "No owner"),
                        .. field.Value is null or Mine or Nobody ? [] : (Option[])[new(field.Value, field.Value)],
                    ],
                },
                "partner" => field with
                {
                    Label = kind is WorklistKind.Outgoing ? "To" : filter.Label,
                    None = "All trusts",
                    Items = [.. trusts.All.Where(trust => trust.Ods != caller.Ods)
                        .Select(trust => new Option(trust.Ods.Value, trusts.Short(trust.Ods)))],
                },
                _ => field,
            };
        }
    }

    /// <summary>The address of the same list: its first page, or the page of a cursor.</summary>
    public string Address(string list, string? cursor = null) => Address(list, Search, cursor);

    /// <summary>The address of the same list with another search, or none.</summary>
    public string AddressWithSearch(string list, string? search) => Address(list, search, null);

    /// <summary>The order for a click on a column heading, and the aria-sort value of the column now.</summary>
    public (string Next, string Aria) Order(string column) => (Sort ?? WorklistSorts.Default.Name) is var current && current == column
        ? ($"-{column}", "ascending")
        : (column, current == $"-{column}" ? "descending" : "none");

    private string Address(string list, string? search, string? cursor)
    {
        var address = new QueryBuilder();
        foreach (var (filter, value) in values)
            address.Add(filter.Name, value);
        foreach (var (name, value) in new[] { ("sort", Sort), ("search", search), ("cursor", cursor) })
            if (value is not null)
                address.Add(name, value);
        return $"/{list}{address}";
    }

    /// <summary>The screen offers two more owners: the reader, and none.</summary>
    private static (WorklistFilter Filter, string Value) ForOwner(WorklistFilter filter, string value, Caller caller) =>
        (filter.Name, value) switch
        {
            ("owner", Mine) => (filter, caller.Actor),
            ("owner", Nobody) => (WorklistFilters.Unowned, "true"),
            _ => (filter, value),
        };

    private static Option[] Statuses(string? chosen, string[] statuses) =>
    [
        .. statuses.Select(status => new Option(status, Labels.Status(status))),
        .. chosen is null || statuses.Contains(chosen)
            ? []
            : (Option[])[new(chosen, string.Join(", ", chosen.Split(',').Select(Labels.Status)))],
    ];

    private static string? Value(IQueryCollection query, string name) =>
        string.IsNullOrWhiteSpace(query[name]) ? null : query[name].ToString();
}

/// <summary>A filter on the form of a worklist; <c>None</c> is its text when nothing is chosen.</summary>
public sealed record FilterField(string Name, string? Value, string Label, string None, Option[] Items);
