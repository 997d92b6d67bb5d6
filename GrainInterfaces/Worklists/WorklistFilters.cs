using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Referrals;

namespace InterTrust.Worklists;

/// <summary>The filters of the worklists. The SQL of each is in WorklistConditions.</summary>
public static class WorklistFilters
{
    private static readonly HashSet<string> Statuses =
        [.. Enum.GetNames<ReferralStatus>().Concat(Enum.GetNames<PathwayStatus>()).Select(JsonNamingPolicy.CamelCase.ConvertName)];

#pragma warning disable CS1591 // Each describes itself.
    public static WorklistFilter Status { get; } = new("status", "Status",
        "Only rows with these statuses: repeated, or separated by commas. A closed status includes rows that have left the worklist.")
    {
        BodyDescription = "Only rows with these statuses.",
        Rule = "is a referral's or a pathway's status, such as sent or open",
        BodyType = typeof(IReadOnlyList<string>),
        BodyRules = [new TextAttribute(30), new ItemsAttribute(0, 20)],
        Read = (query, values) => values.All(Statuses.Contains)
            ? query with { Statuses = [.. values.Distinct().Order(StringComparer.Ordinal)] }
            : null,
    };

    public static WorklistFilter TumourGroup { get; } = new("tumourGroup", "Tumour group",
        "Only rows in this tumour group: a code of the list tumourGroup.")
    {
        BodyDescription = "Only rows in this tumour group.",
        Rule = "is a code of the list tumourGroup",
        BodyRules = [new CodeAttribute("tumourGroup")],
        Values = [],
        Choices = [.. CodeLists.Find("tumourGroup")!.Codes.Select(code =>
            new FilterChoice(code.Code, code.Label, query => query with { TumourGroup = code.Code }))],
    };

    public static WorklistFilter Partner { get; } = new("partner", "From", "Only rows with this other trust: its ODS code.")
    {
        BodyDescription = "Only rows with this other trust.",
        Rule = "is an ODS code of three to six capital letters and digits",
        BodyType = typeof(OdsCode),
        Read = (query, values) => values is [var value] && OdsCode.TryParse(value, null, out var partner)
            ? query with { Partner = partner }
            : null,
    };

    public static WorklistFilter Band { get; } = new("band", "Days on the pathway", "Only rows in this band of days on the pathway.")
    {
        BodyDescription = "Days on the pathway: 0-28, 29-62, 63-104 or over-104.",
        Choices =
        [
            new("0-28", "Day 0 to 28", query => query with { Band = PathwayBand.UpTo28 }),
            new("29-62", "Day 29 to 62", query => query with { Band = PathwayBand.From29To62 }),
            new("63-104", "Day 63 to 104", query => query with { Band = PathwayBand.From63To104 }),
            new("over-104", "Over day 104", query => query with { Band = PathwayBand.Over104 }),
        ],
    };

    public static WorklistFilter Overdue { get; } = new("overdue", "Overdue",
        "Only rows that are overdue (true), or only rows that are not (false).")
    {
        Rule = "is true or false",
        BodyType = typeof(bool?),
        Choices =
        [
            new("true", "Overdue", query => query with { Overdue = true }),
            new("false", "Not overdue", query => query with { Overdue = false }),
        ],
    };

    public static WorklistFilter Owner { get; } = new("owner", "Owner", "Only rows with this owner.")
    {
        Rule = "is 1 to 100 characters, none of which a control character",
        BodyRules = [new TextAttribute(100)],
        Read = (query, values) => values is [{ Length: > 0 and <= 100 } owner] && !owner.Any(char.IsControl)
            ? query with { Owner = owner }
            : null,
    };

    public static WorklistFilter Unowned { get; } = new("unowned", "", "Only rows without an owner.")
    {
        BodyDescription = "If true, only rows without an owner.",
        Rule = "is true, or absent",
        BodyType = typeof(bool?),
        Choices = [new("true", "No owner", query => query with { Unowned = true })],
    };

    public static WorklistFilter Complete { get; } = new("complete", "Minimum data set",
        "Only referrals with a complete minimum data set (true), or only those with missing items (false). Not for pathways.")
    {
        Rule = "is true or false",
        BodyType = typeof(bool?),
        OfReferralsOnly = true,
        Values = ["true", "false"],
        Choices =
        [
            new("false", "Items missing", query => query with { Complete = false }),
            new("true", "Complete", query => query with { Complete = true }),
        ],
    };

    public static WorklistFilter HandOver { get; } = new("handOver", "Hand-over",
        "Only rows whose hand-over clock is running: its last day is within ten days, or has passed.")
    {
        BodyDescription = "Only rows with a running hand-over clock: within-10 if its last day is within ten days, past-38 if it is over.",
        Choices =
        [
            new("within-10", "Due within 10 days", query => query with { HandOver = Worklists.HandOver.Within10 }),
            new("past-38", "Past day 38", query => query with { HandOver = Worklists.HandOver.Past38 }),
        ],
    };

    public static WorklistFilter ClockStatus { get; } = new("clockStatus", "Clock",
        "Only rows whose worst running clock has this status; stopped for rows without a running clock.")
    {
        BodyDescription = "The worst status of the running clocks: onTrack, planNow, actToday, breached, or stopped if none is running.",
        Choices =
        [
            new("onTrack", "On track", query => query with { ClockStatus = Pathways.ClockStatus.OnTrack }),
            new("planNow", "Plan now", query => query with { ClockStatus = Pathways.ClockStatus.PlanNow }),
            new("actToday", "Act today", query => query with { ClockStatus = Pathways.ClockStatus.ActToday }),
            new("breached", "Breached", query => query with { ClockStatus = Pathways.ClockStatus.Breached }),
            new("stopped", "No clock is running", query => query with { ClockStatus = Pathways.ClockStatus.Stopped }),
        ],
    };

#pragma warning restore CS1591
    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<WorklistFilter> All { get; } =
        [Status, TumourGroup, Partner, Band, Overdue, Owner, Unowned, Complete, HandOver, ClockStatus];

    /// <summary>The filters on the screen of a worklist, in the order of its form.</summary>
    /// <param name="kind">Which worklist.</param>
    public static IReadOnlyList<WorklistFilter> OnScreen(WorklistKind kind) =>
    [
        Status, TumourGroup, ClockStatus, Band, Owner, Partner, HandOver,
        .. kind is WorklistKind.Pathways ? [] : (WorklistFilter[])[Overdue, Complete],
    ];
}
