using System.Text.Json;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>The views of a pathway.</summary>
public static class PathwayViews
{
    /// <summary>
    /// The trust that tracks the pathway sees all of it; a trust that referred sees its own events and those of the tracking trust; any
    /// other sees nothing. Clocks and allocation are the same for all.
    /// </summary>
    public static PathwayView? ViewFor(
        this Pathway.Existing state, OdsCode viewer, DateOnly today, TransferDatePolicy policy, ClockThresholds? thresholds = null)
    {
        var data = state.Data;
        if (!data.IsParty(viewer))
            return null;
        var owns = viewer == data.Ods;
        ClinicalEvent[] events = [.. data.Events.Where(e => owns || e.Source.Ods == viewer || e.Source.Ods == data.Ods)];
        var dates = PathwayDates.From(data, policy);
        var clocks = ClocksOn(dates, today, policy, thresholds);

        return new()
        {
            Id = data.Id,
            Ods = data.Ods,
            Version = data.Version,
            Status = state is Pathway.Open ? PathwayStatus.Open : PathwayStatus.Closed,
            Patient = data.Patient,
            TumourGroup = data.TumourGroup,
            PathwayIdentifier = data.Identifier,
            Owner = data.Owner,
            Events = [.. events.OrderBy(e => e.Date ?? DateOnly.MaxValue)],
            Referrals = owns ? data.Referrals : [.. events.Select(e => e.Source.ReferralId).OfType<ReferralId>().Distinct()],
            Dates = dates.Dates,
            Notes = owns ? data.Notes : [],
            Clocks = clocks.Clocks,
            Allocation = clocks.Allocation,
            AsOf = today,
            LastNote = owns ? data.LastNote : null,
        };
    }

    public static ClocksView ClocksOn(
        this Pathway.Existing state, DateOnly day, TransferDatePolicy policy, ClockThresholds? thresholds = null) =>
        ClocksOn(PathwayDates.From(state.Data, policy), day, policy, thresholds);

    internal static ClocksView ClocksOn(ClockFacts dates, DateOnly day, TransferDatePolicy policy, ClockThresholds? thresholds) =>
        new(
            day,
            Clocks.Calculate(dates, thresholds ?? new(), day),
            BreachAllocation.Allocate(dates, day, JsonNamingPolicy.CamelCase.ConvertName($"{policy}")));
}
