using System.Text.Json;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What a pathway looks like from outside.</summary>
public static class PathwayViews
{
    /// <summary>
    /// All of it to the trust that tracks it; to a trust that referred, what it brought itself and what the tracking trust recorded;
    /// nothing to anybody else. Clocks and allocation are the same for all.
    /// </summary>
    public static PathwayView? ViewFor(this Pathway.Existing state, OdsCode viewer, DateOnly today, TransferDatePolicy dating, ClockThresholds? thresholds = null)
    {
        var facts = state.Data;
        if (!facts.IsParty(viewer))
            return null;
        var owns = viewer == facts.Ods;
        ClinicalEvent[] entries = [.. facts.Events.Where(e => owns || e.Source.Ods == viewer || e.Source.Ods == facts.Ods)];
        var dates = PathwayDates.From(facts, dating);
        var standing = ClocksOn(dates, today, dating, thresholds);

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
    public static ClocksView ClocksOn(this Pathway.Existing state, DateOnly day, TransferDatePolicy dating, ClockThresholds? thresholds = null) =>
        ClocksOn(PathwayDates.From(state.Data, dating), day, dating, thresholds);

    internal static ClocksView ClocksOn(ClockFacts dates, DateOnly day, TransferDatePolicy dating, ClockThresholds? thresholds) =>
        new(day, Clocks.Calculate(dates, thresholds ?? new(), day), BreachAllocation.Allocate(dates, day, JsonNamingPolicy.CamelCase.ConvertName($"{dating}")));
}
