using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Worklists;
using Microsoft.AspNetCore.Http.Extensions;

namespace InterTrust.Pages;

/// <summary>A worklist's filter and order as they stand in its address, by the names that the API has for them.</summary>
public sealed class ListFilter
{
    /// <summary>Nobody's, among the owners.</summary>
    public const string Nobody = "nobody";

    public const string Mine = "mine";

    public string? Status { get; set; }

    public string? TumourGroup { get; set; }

    public string? Partner { get; set; }

    public string? Owner { get; set; }

    public string? ClockStatus { get; set; }

    public string? Band { get; set; }

    public string? HandOver { get; set; }

    public string? Overdue { get; set; }

    public string? Complete { get; set; }

    public string? Sort { get; set; }

    /// <summary>What is searched for, sealed: patient data is never in an address.</summary>
    public string? Search { get; set; }

    public string? Cursor { get; set; }

    /// <summary>Whether rows are left out.</summary>
    public bool IsSet => Parameters.Any(said => said.Value is not null && said.Name is not "sort");

    private (string Name, string? Value)[] Parameters =>
    [
        ("status", Status), ("tumourGroup", TumourGroup), ("partner", Partner), ("owner", Owner), ("clockStatus", ClockStatus),
        ("band", Band), ("handOver", HandOver), ("overdue", Overdue), ("complete", Complete), ("sort", Sort),
    ];

    /// <exception cref="BadRequestException">The address was changed by hand to something that the hub does not know.</exception>
    public WorklistQuery Query(WorklistKind kind, Caller caller, string? text, Cursors cursors) => new SearchRequest
    {
        Q = text,
        Status = Status?.Split(','),
        TumourGroup = TumourGroup,
        Partner = Partner is null ? null : OdsCode.TryParse(Partner, null, out var partner) ? partner : throw Parameter.Invalid("partner", "is an ODS code"),
        Owner = Owner switch { Mine => caller.Actor, Nobody => null, _ => Owner },
        Unowned = Owner == Nobody ? true : null,
        ClockStatus = ClockStatus,
        Band = Band,
        HandOver = HandOver,
        Overdue = ReadBoolean("overdue", Overdue),
        Complete = ReadBoolean("complete", Complete),
        Sort = Sort,
        Limit = WorklistModel.Most,
        Cursor = Cursor,
    }.Query(kind, caller.Ods, cursors);

    /// <summary>The address of the same list: from the beginning, or from another place.</summary>
    public string Address(string list, string? cursor = null) => Address(list, Search, cursor);

    /// <summary>The address of the same list with something else searched for, or nothing.</summary>
    public string AddressWithSearch(string list, string? search) => Address(list, search, null);

    /// <summary>The order that a click on a column's head asks for, and how the column says that it is sorted by now.</summary>
    public (string Next, string Aria) Order(string column, string standing) =>
        (Sort ?? standing) == column ? ($"-{column}", "ascending") : Sort == $"-{column}" ? (column, "descending") : (column, "none");

    private string Address(string list, string? search, string? cursor)
    {
        var said = new QueryBuilder();
        foreach (var (name, value) in Parameters.Append(("search", search)).Append(("cursor", cursor)))
            if (value is not null)
                said.Add(name, value);
        return $"/{list}{said}";
    }

    private static bool? ReadBoolean(string name, string? text) => text switch { null => null, "true" => true, "false" => false, _ => throw Parameter.Invalid(name, "is true or false") };
}
