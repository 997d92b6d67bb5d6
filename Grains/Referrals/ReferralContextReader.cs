using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Organisations;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>Reads what the rules of a referral may know.</summary>
public sealed class ReferralContextReader(
    IGrainFactory grains, IHubReader reader, DirectoryCache directory, HubPolicy policy, TimeProvider time)
    : IContextReader<Referral, ReferralCommand, ReferralContext>
{
    public async ValueTask<ReferralContext> Read(Referral state, ReferralCommand command, Author author)
    {
        var to = command switch { Send send => send.To, Redirect redirect => redirect.To, _ => null };
        var context = new ReferralContext(time.Now(), await directory.Read(about: to), policy.TestNumbersOnly);
        return command switch
        {
            // A grain that calls itself would wait for ever.
            Send { Replaces: { } predecessor } when predecessor != IdOf(state) =>
                context with { Predecessor = await grains.GetGrain<IReferralGrain>(predecessor.Value).Read(author.Ods) },
            Send { OnwardFrom: { } pathway } =>
                context with { Onward = await grains.GetGrain<IPathwayGrain>(pathway.Value).Onward(author.Ods) },
            Accept accept when state is Referral.Undecided { Data: var data } && author.Ods == data.To => context with
            {
                Match = Matching.Find(
                    AcceptedReferrals.From(data, accept, context.Now),
                    await reader.Pathways(data.To, data.DataSet.Value.Patient.NhsNumber)),
            },
            _ => context,
        };
    }

    public async Task<Refusal?> ExplainConflict(Referral refused)
    {
        if (refused is not Referral.Undecided { Data: var data })
            return null; // Only an undecided referral holds a slot; an acceptance whose pathway's slot is taken is decided again.
        var open = await reader.OpenReferral(data.From, data.To, data.DataSet.Value.Patient.NhsNumber, data.Assessment.TumourGroup);
        return open is null || open == data.Id ? null : Refusals.OpenExists(open);
    }

    private static ReferralId IdOf(Referral state) => state is Referral.None none ? none.Id : ((Referral.Existing)state).Data.Id;
}
