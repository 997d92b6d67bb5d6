using InterTrust.Identity;

namespace InterTrust.Referrals;

/// <summary>
/// Reads across referrals. Every method throws <see cref="StorageUnavailableException"/> when the database does not answer.
/// </summary>
public interface IReferralReader
{
    /// <summary>The open referral between two trusts for a patient and tumour group, if there is one that was not additional.</summary>
    Task<ReferralId?> OpenReferral(OdsCode from, OdsCode to, NhsNumber nhsNumber, string tumourGroup);
}
