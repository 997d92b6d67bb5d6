using InterTrust.Calendar;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>Creates what an accepted referral sends to its pathway.</summary>
internal static class AcceptedReferrals
{
    /// <summary>For matching, before the acceptance is decided.</summary>
    internal static AcceptedReferral From(ReferralData referral, Accept accept, DateTimeOffset now) => From(referral, new Acceptance(
        now, accept.Mode, new(accept.Pathway, []), accept.IdentityConfirmedReason is not null, accept.Owner, accept.Note));

    internal static AcceptedReferral From(ReferralData referral, Acceptance acceptance)
    {
        var dataSet = referral.DataSet.Value;
        return new(
            referral.To,
            new AddReferral
            {
                Referral = referral.Id,
                From = referral.From,
                Patient = new(
                    dataSet.Patient.NhsNumber, dataSet.Patient.FamilyName, dataSet.Patient.GivenName, dataSet.Patient.BirthDate,
                    LocalPatientId: null),
                TumourGroup = referral.Assessment.TumourGroup,
                PathwayIdentifier = new(dataSet.Rtt.PathwayIdentifier, dataSet.Rtt.PathwayIssuer),
                Dates = referral.Assessment.Dates,
                ReceivedDate = referral.ReceivedDate,
                Events = ReferralClinicalEvents.From(referral),
                MatchedOn = [],
                Owner = acceptance.Owner,
                Note = acceptance.Note,
                Transfers = referral.Transfers,
                CompleteOn = referral.Assessment.Completeness.CompleteSince ?? LondonTime.Day(acceptance.At),
            },
            acceptance.Mode,
            acceptance.Plan.Join,
            acceptance.IdentityConfirmed,
            referral.Attempt);
    }
}
