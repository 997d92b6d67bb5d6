using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>An acceptance that creates a pathway commits both in one transaction. A pathway's own grain lets a referral join.</summary>
internal static class AcceptRules
{
    /// <summary>Adds the link to the new pathway, and that pathway's first commit, to an acceptance.</summary>
    internal static Decision<ReferralEvent> WithCreatedPathway(
        Decision<ReferralEvent> decision, Referral state, ReferralContext context)
    {
        if (decision is not Decision<ReferralEvent>.Apply { Events: [.., ReferralAccepted accepted] events }
            || context.Match is not CreatePathway create
            || state is not Referral.Undecided { Data: var data })
            return decision;

        var incoming = AcceptedReferrals.From(data, Acceptance.From(accepted));
        var link = accepted.Plan.ResolveLink(new(incoming.OwnPathway, Created: true, create.MatchedOn));
        return new Decision<ReferralEvent>.Apply(
            [.. events, new PathwayCreated(link.Id, link.MatchedOn) { At = context.Now }],
            PathwayAggregate.Open(incoming, create, new(context.Now, context.TestNumbersOnly)));
    }
}
