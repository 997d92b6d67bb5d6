using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Referrals;

namespace InterTrust.Worklists;

/// <summary>What to show of a worklist, as it stands in an address.</summary>
public sealed record WorklistParameters(
    HttpRequest Request,
    [property: Description("Only these statuses; repeated, or parted by commas. A closed status asks for the past.")] string[]? Status,
    [property: Description("Only this tumour group: a code of the list tumourGroup.")] string? TumourGroup,
    [property: Description("Only with this trust on the other side: its ODS code.")] string? Partner,
    [property: Description("Only those so many days on the pathway."), AllowedValues("0-28", "29-62", "63-104", "over-104")] string? Band,
    [property: Description("Only those that are overdue, or only those that are not."), AllowedValues("true", "false")] string? Overdue,
    [property: Description("Only this owner's.")] string? Owner,
    [property: Description("Only those that nobody owns."), AllowedValues("true")] string? Unowned,
    [property: Description("Only referrals whose minimum data set is complete, or only those where it lacks something; not of pathways."), AllowedValues("true", "false")] string? Complete,
    [property: Description("Only those of which the clock of the hand-over runs: its last day is within ten days, or has passed."), AllowedValues("within-10", "past-38")] string? HandOver,
    [property: Description("Only those of whose running clocks the worst stands so; stopped for those of which none runs."), AllowedValues("onTrack", "planNow", "actToday", "breached", "stopped")] string? ClockStatus,
    [property: Description("By the days left on the nearest clock (nearest, when absent), or by a column; - turns it round. What a row does not have comes last, whichever way round."), AllowedValues("nearest", "-nearest", "treatBy", "-treatBy", "waitingSince", "-waitingSince", "name", "-name", "tumourGroup", "-tumourGroup", "status", "-status", "partner", "-partner", "owner", "-owner", "periodStart", "-periodStart", "receivedDate", "-receivedDate", "faster28", "-faster28", "handover38", "-handover38", "after24", "-after24", "treat31", "-treat31", "mdtDate", "-mdtDate")] string? Sort,
    [property: Description("Rows on a page; 50 when absent."), Range(1, 200)] string? Limit,
    [property: Description("The `next` of the page before.")] string? Cursor)
{
    private static readonly string[] Names = ["status", "tumourGroup", "partner", "band", "overdue", "owner", "unowned", "complete", "handOver", "clockStatus", "sort", "limit", "cursor"];

    public WorklistQuery Query(WorklistKind kind, OdsCode ods, Cursors cursors)
    {
        if (Request.Query.ContainsKey("q"))
            throw Parameter.Invalid("q", $"would put patient data into an address: POST the search to {Request.Path}/search");
        Parameter.OnlyKnown(Request.Query, Names);
        return new SearchRequest
        {
            Status = [.. (Status ?? []).SelectMany(text => text.Split(','))],
            TumourGroup = TumourGroup,
            Partner = Partner is null ? null : OdsCode.TryParse(Partner, null, out var partner) ? partner : throw Parameter.Invalid("partner", "is an ODS code of three to six capital letters and digits"),
            Band = Band,
            Overdue = Overdue switch { null => null, "true" => true, "false" => false, _ => throw Parameter.Invalid("overdue", "is true or false") },
            Owner = Owner,
            Unowned = Unowned is null ? null : Unowned == "true",
            Complete = Complete switch { null => null, "true" => true, "false" => false, _ => throw Parameter.Invalid("complete", "is true or false") },
            HandOver = HandOver,
            ClockStatus = ClockStatus,
            Sort = Sort,
            Limit = Limit is null ? null : Parameter.Number("limit", Limit, 1, 200),
            Cursor = Cursor,
        }.Query(kind, ods, cursors);
    }
}

/// <summary>What to show of a worklist, as it stands in a body, where text may be searched for.</summary>
public sealed record SearchRequest : IRequest<SearchRequest>
{
    private static readonly HashSet<string> Statuses =
        [.. Enum.GetNames<ReferralStatus>().Concat(Enum.GetNames<PathwayStatus>()).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly Dictionary<string, PathwayBand> Bands = new()
    {
        ["0-28"] = PathwayBand.UpTo28,
        ["29-62"] = PathwayBand.From29To62,
        ["63-104"] = PathwayBand.From63To104,
        ["over-104"] = PathwayBand.Over104,
    };

    private static readonly Dictionary<string, HandOver> HandOvers = new()
    {
        ["within-10"] = Worklists.HandOver.Within10,
        ["past-38"] = Worklists.HandOver.Past38,
    };

    private static readonly Dictionary<string, WorklistSort> Sorts = Enum.GetValues<WorklistSort>().ToDictionary(
        sort => HubJson.NameOf(sort) is var name && name.EndsWith("Descending", StringComparison.Ordinal) ? $"-{name[..^"Descending".Length]}" : name);

    private static readonly WorklistSort[] OfPathways = [WorklistSort.Treat31, WorklistSort.Treat31Descending, WorklistSort.MdtDate, WorklistSort.MdtDateDescending];

    private static readonly Dictionary<string, ClockStatus> ClockStatuses = Enum.GetValues<ClockStatus>().ToDictionary(HubJson.NameOf);

    /// <summary>Part of a name, an NHS number or a local id.</summary>
    [Json.Text(100)]
    public string? Q { get; init; }

    /// <summary>Only these statuses.</summary>
    [Json.Text(30), Json.Items(0, 20)]
    public IReadOnlyList<string>? Status { get; init; }

    /// <summary>Only this tumour group.</summary>
    [Json.Code("tumourGroup")]
    public string? TumourGroup { get; init; }

    /// <summary>Only with this trust on the other side.</summary>
    public OdsCode? Partner { get; init; }

    /// <summary>Days on the pathway: 0-28, 29-62, 63-104 or over-104.</summary>
    [Json.Text(10)]
    public string? Band { get; init; }

    /// <summary>Only those that are overdue, or only those that are not.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Only this owner's.</summary>
    [Json.Text(100)]
    public string? Owner { get; init; }

    /// <summary>True: only those that nobody owns.</summary>
    public bool? Unowned { get; init; }

    /// <summary>Only referrals whose minimum data set is complete, or only those where it lacks something; not of pathways.</summary>
    public bool? Complete { get; init; }

    /// <summary>How the clock of the hand-over stands, where it runs: within-10 days of its last day, or past-38, where that has passed.</summary>
    [Json.Text(10)]
    public string? HandOver { get; init; }

    /// <summary>The worst status among the running clocks: onTrack, planNow, actToday, breached, or stopped where none runs.</summary>
    [Json.Text(10)]
    public string? ClockStatus { get; init; }

    /// <summary>As in the address of the worklist: nearest when absent, with - the other way round.</summary>
    [Json.Text(20)]
    public string? Sort { get; init; }

    /// <summary>Rows on a page; 50 when absent.</summary>
    [Json.Number(1, 200)]
    public int? Limit { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    [Json.Text(1024)]
    public string? Cursor { get; init; }

    public WorklistQuery Query(WorklistKind kind, OdsCode ods, Cursors cursors)
    {
        var query = new WorklistQuery
        {
            Kind = kind,
            Statuses = [.. (Status ?? []).Select(status => Statuses.Contains(status) ? status : throw Parameter.Invalid("status", "is a referral's or a pathway's status, such as sent or open")).Distinct().Order(StringComparer.Ordinal)],
            TumourGroup = TumourGroup is null || CodeLists.Find("tumourGroup")!.Contains(TumourGroup) ? TumourGroup : throw Parameter.Invalid("tumourGroup", "is a code of the list tumourGroup"),
            Partner = Partner,
            Band = Band is null ? null : Parameter.OneOf("band", Band, Bands),
            Overdue = Overdue,
            Owner = Owner is null || (Owner.Length is > 0 and <= 100 && !Owner.Any(char.IsControl)) ? Owner : throw Parameter.Invalid("owner", "is 1 to 100 characters, none of which a control character"),
            Unowned = Unowned switch { null => false, true => true, false => throw Parameter.Invalid("unowned", "is true, or absent") },
            Complete = Complete is null || kind is not WorklistKind.Pathways ? Complete : throw Parameter.Invalid("complete", "is asked of referrals, which the incoming and the outgoing worklist hold"),
            HandOver = HandOver is null ? null : Parameter.OneOf("handOver", HandOver, HandOvers),
            Text = Q,
            ClockStatus = ClockStatus is null ? null : Parameter.OneOf("clockStatus", ClockStatus, ClockStatuses),
            Sort = Sort is null ? WorklistSort.Nearest
                : Parameter.OneOf("sort", Sort, Sorts) is var sort && kind is not WorklistKind.Pathways && OfPathways.Contains(sort)
                ? throw Parameter.Invalid("sort", "names a column of the pathways worklist alone")
                : sort,
            Limit = Limit ?? 50,
        };
        return Cursor is null ? query : query with { After = cursors.Read(Cursor, query, ods) };
    }
}
