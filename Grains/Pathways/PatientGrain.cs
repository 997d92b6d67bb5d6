using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;

namespace InterTrust.Pathways;

/// <summary>
/// Finds or creates the pathways of a patient's referrals, one at a time. It keeps no state: the patient's pathways are read from the
/// database, whose unique keys guarantee "once" even where two activations of this grain run.
/// </summary>
[HomeSitePlacement, GrainType("patientAtTrust")]
public sealed class PatientGrain(IJournal journal, IHubReader reader) : Grain, IPatientGrain
{
    private const int Attempts = 5;

    public async Task<PathwayLink> AssignPathway(AcceptedReferral accepted, PathwayId? join)
    {
        if (join is not null && await AddTo(new JoinPathway(join, []), accepted) is { } joined)
            return joined;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var open = await reader.Pathways(accepted.Receiver, accepted.Referral.Patient.NhsNumber);
            if (await FindEarlierAttempt(open, accepted) is { } found)
                return found;
            if (await AddTo(Matching.FindAfterConflict(accepted, open), accepted) is { } link)
                return link;
        }
        throw new StorageUnavailableException();
    }

    /// <summary>Adds the referral to the pathway that matching found; null where that is closed or its slot was taken.</summary>
    private async Task<PathwayLink?> AddTo(Match match, AcceptedReferral accepted)
    {
        var (pathway, slot) = match switch
        {
            JoinPathway join => (join.Pathway, (int?)null),
            CreatePathway create => (accepted.OwnPathway, create.Slot),
            _ => throw new InvalidOperationException($"{match.GetType().Name} names no pathway."),
        };
        var add = accepted.Referral with { Slot = slot, MatchedOn = match.MatchedOn };
        return await GrainFactory.GetGrain<IPathwayGrain>(pathway.Value).Execute(add, accepted.Context) is Refused<PathwayView>
            ? null
            : new(pathway, pathway == accepted.OwnPathway, match.MatchedOn);
    }

    /// <summary>An interrupted attempt, not yet recorded, may have joined another pathway than the planned one.</summary>
    private async Task<PathwayLink?> FindEarlierAttempt(IReadOnlyList<TrackedPathway> open, AcceptedReferral accepted)
    {
        foreach (var pathway in open)
            if (await journal.IsRecorded(PathwayRow.Table.Definition, pathway.Id.Value, accepted.Context.CommandId))
                return new(pathway.Id, pathway.Id == accepted.OwnPathway, ["nhsNumber"]);
        return null;
    }
}
