using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>An accepted referral as it comes to a pathway.</summary>
internal static class AcceptedReferrals
{
    extension(AcceptedReferral arrival)
    {
        /// <summary>The pathway that it opens where there is none to join; trying twice meets the same.</summary>
        internal PathwayId Own => PathwayId.For(arrival.Receiver, arrival.Referral.Referral, arrival.Attempt);

        /// <summary>What goes with its admission: said again, it is known as a repeat.</summary>
        internal CommandContext Said => new(new(arrival.Receiver, Author.Hub.Actor), $"admit-{arrival.Referral.Referral}-{arrival.Attempt}");
    }

    internal static AcceptedReferral From(Referral.Accepted accepted) => From(
        accepted.Data, LondonTime.Day(accepted.Acceptance.At), accepted.Acceptance.Mode, accepted.Acceptance.Plan.Join, accepted.Acceptance.IdentityConfirmed, accepted.Acceptance.Owner, accepted.Acceptance.Note);

    internal static AcceptedReferral From(ReferralData facts, DateOnly acceptedOn, PathwayMode mode, PathwayId? chosen, bool identityConfirmed, string? owner, string? note)
    {
        var data = facts.DataSet.Value;
        return new(
            facts.To,
            new AddReferral
            {
                Referral = facts.Id,
                From = facts.From,
                Patient = new(data.Patient.NhsNumber, data.Patient.FamilyName, data.Patient.GivenName, data.Patient.BirthDate, null),
                TumourGroup = facts.Assessment.TumourGroup,
                PathwayIdentifier = new(data.Rtt.PathwayIdentifier, data.Rtt.PathwayIssuer),
                Dates = facts.Assessment.Dates,
                ReceivedDate = facts.ReceivedDate,
                Events = ClinicalEvents.From(facts),
                MatchedOn = [],
                Owner = owner,
                Note = note,
                Transfers = facts.Transfers,
                CompleteOn = facts.Assessment.Completeness.CompleteSince ?? acceptedOn,
            },
            mode,
            chosen,
            identityConfirmed,
            facts.Attempt);
    }
}
