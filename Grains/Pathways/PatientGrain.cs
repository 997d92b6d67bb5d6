using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Referrals;

namespace InterTrust.Pathways;

/// <summary>
/// Brings a patient's referrals to their pathways, one after the other. It remembers nothing: what the patient has is read from the
/// database, whose keys see to "once" even where two of these actors live.
/// </summary>
[HomeSitePlacement, GrainType("patientAtTrust")]
public sealed class PatientGrain(IJournal journal, IHubReader reader) : Grain, IPatientGrain
{
    private const int Attempts = 5;

    public async Task<PathwayLink> AssignPathway(AcceptedReferral arrival, PathwayId? join)
    {
        if (join is not null && await AddReferral(join, arrival, slot: null, matchedOn: []) is { } joined)
            return joined;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var open = await ReadOpen(arrival);
            if (await FindEarlierAttempt(open, arrival) is { } found)
                return found;

            var (pathway, slot, why) = Matching.FindAfterConflict(arrival, open) switch
            {
                JoinPathway there => (there.Pathway, (int?)null, there.MatchedOn),
                CreatePathway beside => (arrival.Own, beside.Slot, beside.MatchedOn),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is no place to settle."),
            };
            if (await AddReferral(pathway, arrival, slot, why) is { } link)
                return link;
        }
        throw new StorageUnavailableException();
    }

    /// <summary>Says it to the pathway; null where that is closed, or its place was taken by another.</summary>
    private async Task<PathwayLink?> AddReferral(PathwayId pathway, AcceptedReferral arrival, int? slot, IReadOnlyList<string> matchedOn)
    {
        var answer = await GrainFactory.GetGrain<IPathwayGrain>(pathway.Value).Execute(
            arrival.Referral with { Slot = slot, MatchedOn = matchedOn }, arrival.Said);
        return answer is Refused<PathwayView> ? null : new(pathway, pathway == arrival.Own, matchedOn);
    }

    /// <summary>An earlier try, cut off before it was recorded, may have joined a pathway that was not the plan.</summary>
    private async Task<PathwayLink?> FindEarlierAttempt(IReadOnlyList<TrackedPathway> open, AcceptedReferral arrival)
    {
        foreach (var pathway in open)
            if (await journal.IsRecorded(PathwayRow.Table.Shape, pathway.Id.Value, arrival.Said.CommandId))
                return new(pathway.Id, pathway.Id == arrival.Own, ["nhsNumber"]);
        return null;
    }

    private Task<IReadOnlyList<TrackedPathway>> ReadOpen(AcceptedReferral arrival) => reader.Pathways(arrival.Receiver, arrival.Referral.Patient.NhsNumber);
}
