using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

public sealed class StoryTests(RealHub hub)
{
    [Fact]
    public async Task A_referral_goes_from_one_trusts_system_to_the_others_worklist_and_onto_a_pathway()
    {
        var (barnsley, sheffield, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());

        var sent = await barnsley.Send(ReferralBodies.Referral(patient, sheffield.Ods));
        Assert.Equal(("sent", "\"1\"", $"/api/v1/referrals/{sent.Is(201).Id}"), (sent["/status"], sent.ETag, sent.Header("Location")));

        var row = Assert.Single((await sheffield.Worklist("incoming")).Is(200).List("/items"));
        Assert.Equal(
            (sent.Id, patient.NhsNumber, "receive"), ($"{row["id"]}", $"{row["patient"]!["nhsNumber"]}", $"{row["waitsFor"]!["command"]}"));
        Assert.Equal([sent.Id], (await barnsley.Worklist("outgoing")).Texts("/items", "id"));

        Assert.Equal("received", (await sheffield.Receive(sent.Id, sent.ETag)).Is(200)["/status"]);
        Assert.Equal(
            "informationRequested",
            (await sheffield.RequestInformation(sent.Id, "What is the performance status today?")).Is(200)["/status"]);
        Assert.Equal("received", (await barnsley.ProvideInformation(sent.Id, "1, seen yesterday.")).Is(200)["/status"]);

        var accepted = (await sheffield.Accept(sent.Id, new { owner = "Lung CNS team" })).Is(200);
        Assert.Equal(("pathwayCreated", "true"), (accepted["/status"], accepted["/pathway/created"]));
        var pathway = (await sheffield.Pathway(accepted["/pathway/id"]!)).Is(200);
        Assert.Equal(
            [("diagnosis", "false"), ("firstSeen", "false"), ("referral", "false"), ("treatment", "true")],
            pathway.List("/events").Select(e => ($"{e["type"]}", $"{e["awaited"]}")).Order());

        Assert.Empty((await sheffield.Worklist("incoming")).List("/items"));
        Assert.Equal([pathway.Id], (await sheffield.Worklist("pathways")).Texts("/items", "id"));
        Assert.Equal(
            ["referralSent", "referralReceived", "informationRequested", "informationProvided", "referralAccepted", "pathwayCreated"],
            (await barnsley.History(sent.Id)).Texts("/events", "type"));
    }

    [Fact]
    public async Task A_second_referral_of_the_same_patient_joins_the_pathway()
    {
        var (barnsley, doncaster, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust(), Patient.New());
        var first = (await receiver.Accept((await barnsley.Send(patient, receiver.Ods)).Id)).Is(200);
        var second = (await receiver.Accept((await doncaster.Send(patient, receiver.Ods)).Id)).Is(200);

        Assert.Equal(("pathwayJoined", first["/pathway/id"]), (second["/status"], second["/pathway/id"]));
        Assert.Equal(["nhsNumber", "birthDate", "familyName", "tumourGroup"], second.List("/pathway/matchedOn").Select(on => $"{on}"));
        Assert.Equal(2, (await receiver.Pathway(first["/pathway/id"]!)).List("/referrals").Count);
    }

    [Fact]
    public async Task A_redirected_referral_arrives_at_the_third_trust_with_its_received_date()
    {
        var (from, second, third) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust());
        var sent = await from.Send(Patient.New(), second.Ods);
        var redirected = (await second.Redirect(sent.Id, third.Ods)).Is(200);

        var arrived = Assert.Single((await third.Worklist("incoming")).List("/items"));
        Assert.Equal((redirected["/redirectedTo/id"], sent["/receivedDate"]), ($"{arrived["id"]}", $"{arrived["receivedDate"]}"));
        Assert.Equal(sent.Id, (await third.Read($"{arrived["id"]}")).Is(200)["/replaces"]);
    }

    [Fact]
    public async Task A_rejected_referral_stays_with_its_sender_and_is_sent_again_with_its_received_date()
    {
        var (from, to, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var sent = await from.Send(patient, to.Ods);
        Assert.Equal("informationInsufficient", (await to.Reject(sent.Id)).Is(200)["/rejection/reasonCode"]);
        Assert.Equal("rejected", (await from.Worklist("outgoing")).List("/items").Single()["status"]!.ToString());

        var again = (await from.Send(ReferralBodies.Referral(patient, to.Ods).Put("/replaces", sent.Id))).Is(201);
        Assert.Equal((sent.Id, sent["/receivedDate"]), (again["/replaces"], again["/receivedDate"]));
    }

    [Fact]
    public async Task A_wrong_match_is_undone_and_the_referral_is_decided_again()
    {
        var (from, to, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var sent = await from.Send(patient, to.Ods);
        var mismatched = (await to.Accept(sent.Id)).Is(200)["/pathway/id"]!;
        Assert.Equal("received", (await to.UndoMatch(sent.Id)).Is(200)["/status"]);
        Assert.Equal("closed", (await to.Pathway(mismatched)).Is(200)["/status"]);
        Assert.NotEqual(mismatched, (await to.Accept(sent.Id)).Is(200)["/pathway/id"]);
    }

    [Fact]
    public async Task Actions_are_exactly_the_commands_that_a_side_may_give()
    {
        var (from, to) = (hub.NewTrust(), hub.NewTrust());
        var sent = await from.Send(Patient.New(), to.Ods);
        Assert.Equal(["amend", "withdraw"], sent.Texts("/actions", "name").Order());
        var seen = await to.Read(sent.Id);
        Assert.Equal(["accept", "assign", "receive", "redirect", "reject", "requestInformation"], seen.Texts("/actions", "name").Order());
        Assert.Equal(
            ("POST", $"/api/v1/referrals/{sent.Id}/request-information"),
            seen.List("/actions")
                .Where(action => $"{action["name"]}" == "requestInformation")
                .Select(action => ($"{action["method"]}", $"{action["href"]}"))
                .Single());
    }

    [Theory]
    [InlineData("lung-complete", "true", 0)]
    [InlineData("breast-complete", "true", 0)]
    [InlineData("prostate-complete", "true", 0)]
    [InlineData("head-and-neck-incomplete", "false", 3)]
    [InlineData("upper-gi-with-letter-key-items-only", "true", 0)]
    public async Task A_sample_is_answered_as_its_name_says(string sample, string complete, int missing)
    {
        var body = ReferralBodies.Sample(sample);
        var trust = hub.As(Sender(body));
        var checkedFirst = (await trust.Validate(body)).Is(200);
        var sent = (await trust.Send(body)).Is(201);
        Assert.Equal((complete, missing), (sent["/completeness/complete"], sent.List("/completeness/missing").Count));
        Assert.Equal(sent["/completeness"], checkedFirst["/completeness"]);
        Assert.True(JsonNode.DeepEquals(body["dataset"], sent.At("/dataset")));
    }

    [Fact]
    public async Task The_sample_with_a_wrong_check_digit_is_refused_there()
    {
        var body = ReferralBodies.Sample("refused-bad-check-digit");
        (await hub.As(Sender(body)).Send(body)).Is(422, "NHS_NUMBER_INVALID", "/dataset/patient/nhsNumber");
    }

    [Fact]
    public void Every_sample_is_sent_by_a_test() => Assert.Equal(6, Directory.GetFiles(Repository.Path("samples"), "*.json").Length);

    /// <summary>A sample names its sender in its reference, as in TEST-RFF-1.</summary>
    private static string Sender(JsonObject body) => $"{body["clientReference"]}".Split('-')[1];
}
