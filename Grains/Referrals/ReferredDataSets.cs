using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>Reads the data set of a referral from its grain.</summary>
public sealed class ReferredDataSets(IGrainFactory grains) : IReferredDataSets
{
    public async Task<EnfDataSet?> Read(ReferralId referral, OdsCode viewer) =>
        await grains.GetGrain<IReferralGrain>(referral.Value).Read(viewer) is { } view ? new EnfDocument(view.Dataset.Utf8).Value : null;
}
