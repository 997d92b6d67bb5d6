using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

/// <summary>Clocks and allocation over HTTP: of pathways, of referrals, and of dates in a request.</summary>
public sealed class ClocksTests(RealHub hub)
{
    private static readonly DateOnly Start = new(2026, 9, 1);

    [Theory]
    [InlineData(1, 38, 62, 0.5, 0, 0.5, 0)]
    [InlineData(2, 30, 62, 0.5, 0, 0.5, 0)]
    [InlineData(3, 39, 62, 0, 0, 1, 0)]
    [InlineData(4, 38, 63, 0, 0, 0, 1)]
    [InlineData(5, 50, 74, 0, 1, 0, 0)]
    [InlineData(6, 39, 64, 0, 0.5, 0, 0.5)]
    public async Task The_calculator_gives_the_six_scenarios(
        int scenario, int transfer, int treatment, double success, double breach, double treatingSuccess, double treatingBreach)
    {
        var answer = (await hub.As("RFR").CalculateClocks(Dates(transfer, treatment))).Is(200);

        Assert.Equal(
            (scenario, "sixScenarios", "asGiven"),
            ((int)answer.At("/allocation/scenario")!, answer["/allocation/basis"], answer["/allocation/policy"]));
        Assert.Equal((success, breach), (Share("investigating", "success"), Share("investigating", "breach")));
        Assert.Equal((treatingSuccess, treatingBreach), (Share("treating", "success"), Share("treating", "breach")));
        Assert.Equal(
            (treatment, transfer, treatment - transfer),
            ((int)answer.At("/allocation/days/d62")!, (int)answer.At("/allocation/days/d38")!, (int)answer.At("/allocation/days/d24")!));

        double Share(string trust, string what) => (double)answer.At($"/allocation/{trust}/{what}")!;
    }

    [Fact]
    public async Task Before_the_hand_over_it_says_what_can_still_come_of_it_and_until_when()
    {
        var answer = (await hub.As("RFF").CalculateClocks(
            new { periodStart = "2026-09-01", investigating = "RFF", treating = "RHQ", asOf = "2026-09-30" })).Is(200);

        Assert.Equal(
            """[{"scenarios":[1,2,4],"until":"2026-10-09"},{"scenarios":[3,5,6],"until":"2026-11-02"},{"scenarios":[5,6]}]""",
            answer.At("/allocation/possible")!.ToJsonString());
        Assert.Equal(
            ("29", "9", "planNow"),
            (answer["/clocks/handover38/day"], answer["/clocks/handover38/daysLeft"], answer["/clocks/handover38/status"]));
        Assert.Contains("day 38 is 9 Oct 2026", answer.List("/clocks/handover38/arithmetic").Select(line => $"{line}"));
    }

    [Theory]
    [InlineData("treatmentStart", "2026-08-31", "/treatmentStart")]
    [InlineData("patientTold", "2026-08-31", "/patientTold")]
    [InlineData("dateFirstSeen", "2026-08-31", "/dateFirstSeen")]
    [InlineData("consultantUpgradeDate", "2026-08-31", "/consultantUpgradeDate")]
    public async Task Dates_that_cannot_be_are_refused_with_their_place(string name, string date, string pointer) =>
        (await hub.As("RFF").CalculateClocks(Dates(30, 60).Put($"/{name}", date))).Is(422, "VALIDATION_FAILED", pointer);

    [Fact]
    public async Task Both_trusts_follow_a_patient_from_the_referral_to_the_treatment()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var sent = await sender.Send(patient, receiver.Ods);
        Assert.Equal(
            ("stopped", "true", "sentAndComplete"),
            (sent["/clocks/handover38/status"], sent["/clocks/handover38/met"], sent["/allocation/policy"]));

        var pathway = (await receiver.Accept(sent.Id)).Is(200)["/pathway/id"]!;
        (await receiver.Record(pathway, new { type = "decisionToTreat", date = ReferralBodies.Day(0), site = "RHQNG" })).Is(201);
        var treated = (await receiver.Record(
            pathway,
            new { type = "treatment", date = ReferralBodies.Day(0), modality = "23", careSetting = "01", eventType = "01" })).Is(201);
        Assert.Equal(($"/api/v1/pathways/{pathway}", "1"), (treated.Header("Location"), treated["/allocation/scenario"]));

        var (theirs, ours) = ((await sender.Clocks(pathway)).Is(200), (await receiver.Clocks(pathway)).Is(200));
        Assert.Equal(ours.Text, theirs.Text);
        Assert.Equal((sender.Ods, receiver.Ods), (ours["/allocation/investigating/ods"], ours["/allocation/treating/ods"]));

        var before = (await receiver.Clocks(pathway, ReferralBodies.Today.AddDays(-1))).Is(200);
        Assert.Equal((null, "24"), (before["/clocks/treat62/met"], before["/clocks/treat62/day"]));
        Assert.Equal(["eventRecorded", "eventRecorded"], (await sender.Feed()).Texts("/events", "type").TakeLast(2));
    }

    [Fact]
    public async Task An_event_that_was_wrong_is_corrected_or_retracted_by_whoever_recorded_it()
    {
        var (trust, patient) = (hub.NewTrust(), Patient.New());
        var pathway = (await trust.Register(ReferralBodies.Pathway(patient))).Is(201).Id;
        var treatment = new { type = "treatment", date = ReferralBodies.Day(-2) };
        var first = (await trust.Record(pathway, treatment, key: "the-treatment")).Is(201);
        Assert.True((await trust.Record(pathway, treatment, key: "the-treatment")).Is(201).Replayed);
        var wrong = Entry(first, "treatment");

        var correction = new
        {
            type = "treatment",
            date = ReferralBodies.Day(-1),
            corrects = new { @event = wrong, reason = "A day later." },
        };
        var corrected = (await trust.Record(pathway, correction, first.ETag)).Is(201);
        Assert.Equal("19", corrected["/clocks/treat62/day"]);
        var again = new { type = "treatment", date = ReferralBodies.Day(-1), corrects = new { @event = wrong, reason = "Again." } };
        (await trust.Record(pathway, again)).Is(422, "VALIDATION_FAILED", "/corrects/event");
        (await trust.Retract(pathway, Entry(corrected, "treatment"), first.ETag)).Is(412, "VERSION_MISMATCH");
        Assert.Null((await trust.Retract(pathway, Entry(corrected, "treatment"))).Is(200)["/clocks/treat62/met"]);
        Assert.Equal(
            ["pathwayRegistered", "eventRecorded", "eventCorrected", "eventRetracted"],
            (await trust.Timeline(pathway)).Texts("/events", "type"));
    }

    [Fact]
    public async Task A_closed_pathway_leaves_the_worklist_and_comes_back_when_that_was_wrong()
    {
        var trust = hub.NewTrust();
        var pathway = (await trust.Register(ReferralBodies.Pathway(Patient.New()))).Is(201).Id;

        var closed = (await trust.Record(pathway, new { type = "closed", date = ReferralBodies.Day(0), reasonCode = "noCancer" })).Is(201);
        Assert.Empty((await trust.Worklist("pathways")).List("/items"));
        (await trust.Record(pathway, new { type = "death", date = ReferralBodies.Day(0) })).Is(409, "OUT_OF_TURN");
        (await trust.Retract(pathway, Entry(closed, "closed"))).Is(200);
        Assert.Equal([pathway], (await trust.Worklist("pathways")).Texts("/items", "id"));
    }

    [Fact]
    public async Task A_patient_who_goes_on_to_a_third_trust_takes_the_data_set_and_the_chain_along()
    {
        var (first, second, third, patient) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust(), Patient.New());
        var pathway = (await second.Accept((await first.Send(patient, second.Ods)).Id)).Is(200)["/pathway/id"]!;
        (await second.Record(pathway, new { type = "staging", date = ReferralBodies.Day(0), t = "3", n = "0", m = "0" })).Is(201);

        var prepared = (await second.Get($"/pathways/{pathway}/onward-referral")).Is(200);
        Assert.Equal(
            (patient.FamilyName, "3", pathway),
            (prepared["/dataset/patient/familyName"], prepared["/dataset/staging/t"], prepared["/onwardFrom"]));
        Assert.Equal([first.Ods, second.Ods], prepared.List("/dataset/transfer/organisationsOnPathway").Select(ods => $"{ods}"));
        (await first.Get($"/pathways/{pathway}/onward-referral")).Is(404, "NOT_FOUND");

        var body = prepared.Json!.DeepClone().AsObject().Put("/to", third.Ods);
        var sent = (await second.Send(body)).Is(201);
        Assert.Equal(
            [(first.Ods, second.Ods), (second.Ods, third.Ods)],
            sent.List("/transfers").Select(transfer => ($"{transfer["from"]}", $"{transfer["to"]}")));
        var there = (await third.Clocks((await third.Accept(sent.Id)).Is(200)["/pathway/id"]!)).Is(200);
        Assert.Equal(("25", ReferralBodies.Day(0)), (there["/allocation/days/d38"], there["/allocation/transferDate"]));

        (await first.Send(body)).Is(422, "VALIDATION_FAILED", "/onwardFrom");
        (await second.Send(body.Put("/dataset/patient/nhsNumber", Patient.New().NhsNumber))).Is(422, "VALIDATION_FAILED", "/onwardFrom");
    }

    [Fact]
    public async Task An_imported_pathway_counts_from_day_one()
    {
        var trust = hub.As("RHQ");
        var line = ReferralBodies.Pathway(Patient.New(), periodStart: -60)
            .Put("/transfers", new JsonArray(new JsonObject { ["from"] = "RFF", ["to"] = "RHQ", ["date"] = ReferralBodies.Day(-20) }))
            .Put(
                "/events",
                new JsonArray(new JsonObject { ["type"] = "treatment", ["date"] = ReferralBodies.Day(-1), ["modality"] = "02" }));
        var made = (await trust.Import(line.ToJsonString(), TrustClient.NewKey())).Single();

        Assert.Equal("3", (await trust.Clocks($"{made["id"]}")).Is(200)["/allocation/scenario"]);
        var future = line.DeepClone().AsObject()
            .Put("/patient/nhsNumber", Patient.New().NhsNumber)
            .Put("/events/0/date", ReferralBodies.Day(1));
        var wrong = (await trust.Import(future.ToJsonString(), TrustClient.NewKey())).Single();
        Assert.Equal("/events/0/date", $"{wrong["problem"]!["errors"]![0]!["pointer"]}");
    }

    [Fact]
    public async Task What_stands_with_the_clocks_of_yesterday_is_not_taken_for_todays()
    {
        var trust = hub.NewTrust();
        var pathway = (await trust.Register(ReferralBodies.Pathway(Patient.New()))).Is(201).Id;

        var tag = (await trust.Pathway(pathway)).Is(200).ETag;
        Assert.Equal($"\"1.{ReferralBodies.Today:yyyyMMdd}\"", tag);
        (await trust.Pathway(pathway, $"\"1.{ReferralBodies.Today.AddDays(-1):yyyyMMdd}\"")).Is(200);
        (await trust.Record(pathway, new { type = "mdtDiscussion", date = ReferralBodies.Day(2) }, ifMatch: tag)).Is(201);
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused() =>
        (await hub.As("RHQ").Get("/pathways/pwy-rhq-00000000000000000000000000/clocks?asOf=tomorrow")).Is(400, "PARAMETER_INVALID");

    private static string Entry(Answer pathway, string type) =>
        pathway.List("/events").Where(e => $"{e["type"]}" == type && $"{e["awaited"]}" == "false").Select(e => $"{e["id"]}").Single();

    private static JsonObject Dates(int transfer, int treatment) => new()
    {
        ["periodStart"] = $"{Start:yyyy-MM-dd}",
        ["transfers"] = new JsonArray(
            new JsonObject { ["from"] = "RFF", ["to"] = "RHQ", ["date"] = $"{Start.AddDays(transfer):yyyy-MM-dd}" }),
        ["treatmentStart"] = $"{Start.AddDays(treatment):yyyy-MM-dd}",
        ["investigating"] = "RFF",
        ["treating"] = "RHQ",
        ["asOf"] = "2026-12-31",
    };
}
