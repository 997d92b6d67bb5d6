using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>An accepted referral as it comes to a pathway.</summary>
internal static class Arrivals
{
    extension(Arrival arrival)
    {
        /// <summary>The pathway that it opens where there is none to join; trying twice meets the same.</summary>
        internal PathwayId Own => PathwayId.For(arrival.At, arrival.Referral.Referral, arrival.Attempt);

        /// <summary>What goes with its admission: said again, it is known as a repeat.</summary>
        internal Said Said => new(new(arrival.At, By.Hub.Actor), $"admit-{arrival.Referral.Referral}-{arrival.Attempt}");
    }

    internal static Arrival Of(Referral.Accepted accepted) => Of(
        accepted.Facts, London.Day(accepted.How.At), accepted.How.Mode, accepted.How.Plan.Join, accepted.How.IdentityConfirmed, accepted.How.Owner, accepted.How.Note);

    internal static Arrival Of(ReferralFacts facts, DateOnly acceptedOn, PathwayMode mode, PathwayId? chosen, bool identityConfirmed, string? owner, string? note)
    {
        var data = facts.DataSet.Value;
        return new(
            facts.To,
            new Admit
            {
                Referral = facts.Id,
                From = facts.From,
                Patient = new(data.Patient.NhsNumber, data.Patient.FamilyName, data.Patient.GivenName, data.Patient.BirthDate, null),
                TumourGroup = facts.Reading.TumourGroup,
                PathwayIdentifier = new(data.Rtt.PathwayIdentifier, data.Rtt.PathwayIssuer),
                Dates = facts.Reading.Dates,
                ReceivedDate = facts.ReceivedDate,
                Entries = PathwayEntries.Of(facts),
                MatchedOn = [],
                Owner = owner,
                Note = note,
                Transfers = facts.Transfers,
                CompleteOn = facts.Reading.Completeness.CompleteSince ?? acceptedOn,
            },
            mode,
            chosen,
            identityConfirmed,
            facts.Attempt);
    }
}
