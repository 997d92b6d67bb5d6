using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Reads the data set of a referral that came to a pathway.</summary>
public interface IReferredDataSets
{
    /// <returns>The current data set; null where the organisation may not see the referral.</returns>
    Task<EnfDataSet?> Read(ReferralId referral, OdsCode viewer);
}
