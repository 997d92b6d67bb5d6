using System.Text.Json;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What a pathway looks like from outside.</summary>
public static class PathwaySight
{
    /// <summary>
    /// All of it to the trust that tracks it; to a trust that referred, what it brought itself and what the tracking trust recorded;
    /// nothing to anybody else. Clocks and allocation are the same for all.
    /// </summary>
    public static PathwayView? SeenBy(this Pathway.Known state, OdsCode viewer, DateOnly today, TransferDating dating, ClockThresholds? thresholds = null)
    {
        var facts = state.Facts;
        if (!facts.Concerns(viewer))
            return null;
        var owns = viewer == facts.Ods;
        PathwayEntry[] entries = [.. facts.Entries.Where(e => owns || e.Source.Ods == viewer || e.Source.Ods == facts.Ods)];
        var dates = PathwayDates.Of(facts, dating);
        var standing = On(dates, today, dating, thresholds);

        return new()
        {
            Id = facts.Id,
            Ods = facts.Ods,
            Version = facts.Version,
            Status = state is Pathway.Open ? PathwayStatus.Open : PathwayStatus.Closed,
            Patient = facts.Patient,
            TumourGroup = facts.TumourGroup,
            PathwayIdentifier = facts.Identifier,
            Owner = facts.Owner,
            Events = [.. entries.OrderBy(e => e.Date ?? DateOnly.MaxValue)],
            Referrals = owns ? facts.Referrals : [.. entries.Select(e => e.Source.ReferralId).OfType<ReferralId>().Distinct()],
            Dates = dates.Dates,
            Notes = owns ? facts.Notes : [],
            Clocks = standing.Clocks,
            Allocation = standing.Allocation,
            AsOf = today,
            LastNote = owns ? facts.LastNote : null,
        };
    }

    /// <summary>The clocks and the allocation on a day.</summary>
    public static ClocksView On(this Pathway.Known state, DateOnly day, TransferDating dating, ClockThresholds? thresholds = null) =>
        On(PathwayDates.Of(state.Facts, dating), day, dating, thresholds);

    internal static ClocksView On(ClockFacts dates, DateOnly day, TransferDating dating, ClockThresholds? thresholds) =>
        new(day, Clocks.Of(dates, thresholds ?? new(), day), BreachAllocation.Of(dates, day, JsonNamingPolicy.CamelCase.ConvertName($"{dating}")));
}
