using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What an accepted referral sends to its pathway.</summary>
internal static class AcceptedReferrals
{
    extension(AcceptedReferral accepted)
    {
        /// <summary>The pathway that the referral creates where there is none to join; a retry creates the same one.</summary>
        internal PathwayId OwnPathway => PathwayId.For(accepted.Receiver, accepted.Referral.Referral, accepted.Attempt);

        /// <summary>The author and the command id with which the referral is added: a repeat is recognised.</summary>
        internal CommandContext Context => new(
            new(accepted.Receiver, Author.Hub.Actor), $"admit-{accepted.Referral.Referral}-{accepted.Attempt}");
    }

    internal static AcceptedReferral From(Referral.Accepted state)
    {
        var acceptance = state.Acceptance;
        return From(
            state.Data,
            LondonTime.Day(acceptance.At),
            acceptance.Mode,
            acceptance.Plan.Join,
            acceptance.IdentityConfirmed,
            acceptance.Owner,
            acceptance.Note);
    }

    internal static AcceptedReferral From(ReferralData referral, Accept accept, DateOnly today) => From(
        referral, today, accept.Mode, accept.Pathway, accept.IdentityConfirmedReason is not null, accept.Owner, accept.Note);

    internal static AcceptedReferral From(
        ReferralData referral,
        DateOnly acceptedOn,
        PathwayMode mode,
        PathwayId? chosen,
        bool identityConfirmed,
        string? owner,
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
                Events = ClinicalEvents.From(referral),
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
