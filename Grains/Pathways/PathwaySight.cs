using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What a pathway looks like from outside.</summary>
public static class PathwaySight
{
    /// <summary>All of it to the trust that tracks it, its own part to a trust that referred, nothing to anybody else.</summary>
    public static PathwayView? SeenBy(this Pathway.Known state, OdsCode viewer)
    {
        var facts = state.Facts;
        var owns = viewer == facts.Ods;
        var entries = owns ? facts.Entries : [.. facts.Entries.Where(e => e.Source.Ods == viewer && e.Source.ReferralId is not null)];
        if (!owns && entries.Count == 0)
            return null;

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
            Referrals = owns ? facts.Referrals : [.. entries.Select(e => e.Source.ReferralId!).Distinct()],
            Dates = facts.Dates,
            Notes = owns ? facts.Notes : [],
        };
    }
}
