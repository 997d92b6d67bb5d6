using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>Checks the database: the events of each referral and pathway, and the rows that follow from them.</summary>
internal sealed partial class Checker
{
    private static readonly string[] Deciding = ["referralAccepted", "referralRejected", "referralWithdrawn", "referralRedirected"];
    private static readonly OrganisationDirectory Directory = new(FirstTrusts.List);

    /// <summary>
    /// I2 to I5 for referrals: no duplicates, one decision, an order that the rules explain, and rows that match their events.
    /// </summary>
    private async Task ReferralsAgree()
    {
        var stories = history.Stories.ToDictionary(story => story.Id.Value);
        await foreach (var stored in books.All(ReferralRow.Table.Definition))
        {
            if (!stories.Remove(stored.Id, out var story))
            {
                Fail("I2", $"{stored.Id} was sent under no key that is known");
                continue;
            }
            Once(stored);
            if (Fold(stored) is not { } states)
                continue;
            var referral = (Referral.Existing)states[^1];
            var events = stored.Lines.Select(line => line.Referral()).ToList();
            var row = ReferralRow.Table.Row(new(referral, OverdueRules.NextDue(referral, Directory)));
            if (Books.Difference(ReferralRow.Table.Definition, stored, row) is { } difference)
                Fail("I5", difference);
            if (Linearizable.Disproof(story, events, states) is { } disproof)
                Fail("I4", disproof);
            var open = referral is Referral.Undecided or Referral.Accepted;
            referrals[stored.Id] = new(
                referral.Data.From,
                referral.Data.To,
                referral.Data.Version,
                Name(referral.Status()),
                referral.Data.Assessment.TumourGroup,
                (referral as Referral.OnPathway)?.Link.Id.Value,
                Incoming: open,
                Outgoing: open || referral is Referral.Rejected);
            foreach (var line in stored.Lines)
                foreach (var side in (OdsCode[])[referral.Data.From, referral.Data.To])
                    concerns[Array.IndexOf(Trusts.Codes, side)].Add((stored.Id, line.Version, line.Type));
        }
        foreach (var story in stories.Values)
            if (story.Acknowledged)
                Fail("I1", $"{story.Id} was acknowledged and is not in the books");
            else if (Linearizable.Disproof(story, [], [new Referral.None(story.Id)]) is { } disproof)
                Fail("I4", disproof);
    }

    private void Once(Stored stored)
    {
        if (stored.Lines.Count(line => line.Type == "referralSent") != 1)
            Fail("I2", $"{stored.Id} was sent {stored.Lines.Count(line => line.Type == "referralSent")} times under one key");
        var questions = stored.Lines
            .Where(line => line.Type == "informationRequested")
            .Select(line => (InformationRequested)line.Referral().Event)
            .SelectMany(asked => asked.Items)
            .GroupBy(item => item.Question);
        if (questions.Any(same => same.Count() > 1))
            Fail("I2", $"{stored.Id} holds a question twice that was said under one key");
        if (stored.Lines.Count(line => Deciding.Contains(line.Type)) is > 1 and var decisions)
            Fail("I3", $"{stored.Id} was decided {decisions} times: {string.Join(", ", stored.Lines.Select(line => line.Type))}");
        if (stored.Lines.Count(line => line.Type is "pathwayCreated" or "pathwayJoined") > 1)
            Fail("I3", $"{stored.Id} came to a pathway more than once");
    }

    /// <summary>The state at each version; null if the events break the rules.</summary>
    private Referral[]? Fold(Stored stored)
    {
        try
        {
            var states = new Referral[stored.Lines.Count + 1];
            states[0] = new Referral.None(ReferralId.Parse(stored.Id, null));
            foreach (var (i, line) in stored.Lines.Index())
                states[i + 1] = Referral.Evolve(
                    states[i],
                    line.Version == i + 1 ? line.Referral().Event : throw new InvalidOperationException("a version is missing"));
            return states.Length > 1 ? states : throw new InvalidOperationException("there are none");
        }
        catch (InvalidOperationException impossible)
        {
            Fail("I5", $"the events of {stored.Id} cannot be: {impossible.Message}");
            return null;
        }
    }

    /// <summary>
    /// I3 and I5 for pathways: each accepted referral is on exactly the pathway that it names, and no pathway is without a referral.
    /// </summary>
    private async Task PathwaysAgree()
    {
        await foreach (var stored in books.All(PathwayRow.Table.Definition))
        {
            Pathway state = new Pathway.None(PathwayId.Parse(stored.Id, null));
            try
            {
                state = stored.Lines.Select(line => line.Pathway()).Aggregate(state, Pathway.Evolve);
            }
            catch (InvalidOperationException impossible)
            {
                Fail("I5", $"the events of {stored.Id} cannot be: {impossible.Message}");
            }
            if (state is not Pathway.Existing pathway)
                continue;
            if (Books.Difference(PathwayRow.Table.Definition, stored, PathwayRow.Table.Row(new(pathway))) is { } difference)
                Fail("I5", difference);
            pathways[stored.Id] = new(
                From: null,
                pathway.Data.Ods,
                pathway.Data.Version,
                Name(pathway is Pathway.Open ? PathwayStatus.Open : PathwayStatus.Closed),
                pathway.Data.TumourGroup,
                Pathway: null,
                Incoming: pathway is Pathway.Open,
                Outgoing: false);
            foreach (var referral in pathway.Data.Referrals)
                (pathwaysOf.TryGetValue(referral.Value, out var others) ? others : pathwaysOf[referral.Value] = []).Add(stored.Id);
            if (pathway.Data.Referrals.Count == 0)
                Fail("I3", $"{stored.Id} is a pathway of no referral");
            foreach (var line in stored.Lines)
                concerns[Array.IndexOf(Trusts.Codes, pathway.Data.Ods)].Add((stored.Id, line.Version, line.Type));
        }
        foreach (var (id, referral) in referrals)
        {
            var on = pathwaysOf.GetValueOrDefault(id, []);
            if (referral.Pathway is null ? on.Count > 0 : on is not [var only] || only != referral.Pathway)
                Fail(
                    "I3",
                    $"{id} names the pathway {referral.Pathway ?? "none"} "
                    + $"and is on {(on.Count == 0 ? "none" : string.Join(", ", on))}");
        }
    }

    private static string Name(Enum status) => JsonNamingPolicy.CamelCase.ConvertName($"{status}");
}
