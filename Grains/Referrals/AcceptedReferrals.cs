using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>Creates what an accepted referral sends to its pathway.</summary>
internal static class AcceptedReferrals
{
    internal static AcceptedReferral From(Referral.Accepted state)
    {
        var how = state.Acceptance;
        return From(state.Data, LondonTime.Day(how.At), how.Mode, how.Plan.Join, how.IdentityConfirmed, how.Owner, how.Note);
    }

    internal static AcceptedReferral From(ReferralData referral, Accept accept, DateOnly today) => From(
        referral, today, accept.Mode, accept.Pathway, accept.IdentityConfirmedReason is not null, accept.Owner, accept.Note);

    internal static AcceptedReferral From(
        ReferralData referral, DateOnly acceptedOn, PathwayMode mode, PathwayId? chosen, bool identityConfirmed, string? owner,
        string? note)
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
                Owner = owner,
                Note = note,
                Transfers = referral.Transfers,
                CompleteOn = referral.Assessment.Completeness.CompleteSince ?? acceptedOn,
            },
            mode,
            chosen,
            identityConfirmed,
            referral.Attempt);
    }
}
