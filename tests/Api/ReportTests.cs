using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

public sealed class ReportTests(RealHub hub)
{
    private static readonly string ThisMonth = $"{ReferralBodies.Today:yyyy-MM}";

    [Fact]
    public async Task Both_trusts_read_the_same_allocation_of_a_treated_patient_and_a_stranger_none()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        await Treated(sender, receiver, patient);

        var line = Assert.Single((await receiver.Report("breach-allocation")).List("/items"));
        Assert.Equal(
            (ThisMonth, sender.Ods, receiver.Ods, "lung", "sixScenarios"),
            (Text(line, "month"), Text(line, "investigating"), Text(line, "treating"), Text(line, "tumourGroup"), Text(line, "basis")));
        Assert.Equal(("1", "1"), (Text(line, "scenario"), Text(line, "cases")));
        Assert.Equal(("0.5", "0"), (Text(line, "investigatingSuccess"), Text(line, "investigatingBreach")));
        Assert.Equal(("0.5", "0"), (Text(line, "treatingSuccess"), Text(line, "treatingBreach")));
        Assert.Equal(line.ToJsonString(), Assert.Single((await sender.Report("breach-allocation")).List("/items")).ToJsonString());
        Assert.Empty((await hub.NewTrust().Report("breach-allocation")).List("/items"));
        Assert.Empty(
            (await receiver.Report("breach-allocation", $"?from={ReferralBodies.Day(-30)}&to={ReferralBodies.Day(-1)}")).List("/items"));
    }

    [Fact]
    public async Task A_hand_over_is_counted_on_its_day_for_both_trusts_until_its_match_is_undone()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        (await receiver.Accept(sent.Id)).Is(200);

        foreach (var trust in (TrustClient[])[sender, receiver])
            Assert.Equal([(sender.Ods, receiver.Ods, "25", "by38", "1")], (await trust.Report("hand-over")).List("/items")
                .Select(line => (Text(line, "from"), Text(line, "to"), Text(line, "day"), Text(line, "mark"), Text(line, "count"))));
        (await receiver.UndoMatch(sent.Id)).Is(200);
        Assert.Empty((await sender.Report("hand-over")).List("/items"));
    }

    [Fact]
    public async Task Decisions_are_counted_by_week_and_rejections_by_reason_and_a_withdrawal_is_no_decision()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        (await receiver.Reject((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        (await sender.Withdraw((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);

        var week = Assert.Single((await sender.Report("response-times")).List("/items"));
        Assert.Equal(
            (sender.Ods, receiver.Ods, "2", "0"),
            (Text(week, "from"), Text(week, "to"), Text(week, "decided"), Text(week, "medianHoursToDecide")));
        Assert.Equal(DayOfWeek.Monday, DateOnly.Parse(Text(week, "week")).DayOfWeek);
        Assert.Equal(
            [("informationInsufficient", "1")],
            (await receiver.Report("rejections")).List("/items").Select(line => (Text(line, "reasonCode"), Text(line, "count"))));
    }

    [Fact]
    public async Task A_report_comes_as_a_table_too()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        (await receiver.Reject((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);

        var table = await receiver.Get("/reports/rejections", ("Accept", "text/csv"));
        Assert.Equal((200, "text/csv"), (table.Status, table.MediaType));
        Assert.Equal($"from,to,tumourGroup,reasonCode,count\r\n{sender.Ods},{receiver.Ods},lung,informationInsufficient,1\r\n", table.Text);
        Assert.StartsWith("attachment; filename=\"rejections ", table.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(
            "application/json", (await receiver.Get("/reports/rejections", ("Accept", "text/csv;q=0.5, application/json"))).MediaType);
        (await receiver.Get("/worklists/incoming", ("Accept", "text/csv"))).Is(406, "NOT_ACCEPTABLE");
    }

    [Fact]
    public async Task What_came_from_outside_is_no_formula_in_a_table()
    {
        var trust = hub.NewTrust();
        var formula = """=HYPERLINK("x"),"1""";
        var body = ReferralBodies.Pathway(Patient.New()).Put("/pathwayIdentifier/value", formula).Put("/events", Events(("firstSeen", 0)));
        (await trust.Register(body)).Is(201);

        var table = await trust.Get("/reports/cwt", ("Accept", "text/csv"));
        Assert.Contains($"\"'{formula.Replace("\"", "\"\"")}\"", table.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", table.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_reads_the_waiting_times_records_of_what_it_tracks_with_what_they_lack()
    {
        var (trust, patient) = (hub.NewTrust(), Patient.New());
        var registered = (await trust.Register(ReferralBodies.Pathway(patient)
            .Put(
                "/referral",
                new JsonObject
                {
                    ["sourceOfReferral"] = "03",
                    ["priorityType"] = "3",
                    ["referralType"] = "03",
                    ["decisionToReferDate"] = ReferralBodies.Day(-21),
                    ["nhsNumberStatus"] = "01",
                })
            .Put("/events", Events(("firstSeen", -1))))).Is(201);

        var first = Assert.Single((await trust.Report("cwt", $"?from={ReferralBodies.Day(-1)}&to={ReferralBodies.Day(0)}")).List("/items"));
        Assert.Equal(("1a", ReferralBodies.Day(-1), registered.Id), (Text(first, "scenario"), Text(first, "on"), Text(first, "pathwayId")));
        Assert.Equal(
            (patient.NhsNumber, "3", "14"),
            (
                Item(first, "NHS NUMBER"),
                Item(first, "PRIORITY TYPE CODE"),
                Item(first, "CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS")));
        Assert.Equal(["ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)"], first["missing"]!.AsArray().Select(item => $"{item}"));

        // A month is reported as it was at its end: later events do not change it.
        (await trust.Record(registered.Id, new
        {
            type = "treatment",
            date = ReferralBodies.Day(0),
            modality = "23",
            careSetting = "01",
            eventType = "01",
            site = "RHQ01",
            clinicalTrial = "02",
        })).Is(201);
        Assert.Equal(
            ["1a"], (await trust.Report("cwt", $"?from={ReferralBodies.Day(-1)}&to={ReferralBodies.Day(-1)}")).Texts("/items", "scenario"));
        var second = Assert.Single((await trust.Report("cwt", $"?from={ReferralBodies.Day(0)}&to={ReferralBodies.Day(0)}")).List("/items"));
        Assert.Equal(("2a", "02"), (Text(second, "scenario"), Item(second, "CLINICAL TRIAL INDICATOR")));
    }

    [Fact]
    public async Task The_hand_over_is_a_record_of_the_referrer_s_and_the_treatment_one_of_the_receiver_s()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        await Treated(sender, receiver, patient);

        var handed = Assert.Single((await sender.Report("cwt")).List("/items"));
        Assert.Equal(
            ("1e", receiver.Ods, 0),
            (Text(handed, "scenario"), Item(handed, "ORGANISATION IDENTIFIER (RECEIVING)"), handed["missing"]!.AsArray().Count));
        var treated = Assert.Single((await receiver.Report("cwt")).List("/items"));
        Assert.Equal(
            ("2b", ReferralBodies.Day(0), sender.Ods),
            (
                Text(treated, "scenario"),
                Item(treated, "REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)"),
                Item(treated, "ORGANISATION IDENTIFIER (REFERRING)")));
        Assert.Contains("CLINICAL TRIAL INDICATOR", treated["missing"]!.AsArray().Select(item => $"{item}"));
    }

    [Fact]
    public async Task More_records_than_a_page_come_in_one_answer()
    {
        var trust = hub.NewTrust();
        var lines = Enumerable.Range(0, 600)
            .Select(_ => ReferralBodies.Pathway(Patient.New()).Put("/events", Events(("firstSeen", 0))).ToJsonString());
        Assert.All(await trust.Import(string.Join('\n', lines), TrustClient.NewKey()), line => Assert.Equal(201, (int)line["status"]!));

        var records = (await trust.Report("cwt")).List("/items");
        Assert.Equal(600, records.Select(record => Text(record, "pathwayId")).Distinct().Count());
        Assert.Equal(
            601,
            (await trust.Get("/reports/cwt", ("Accept", "text/csv"))).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_patient_who_went_on_stands_so_on_the_pathway_they_left_and_comes_back_when_the_match_is_undone()
    {
        var (first, second, third, patient) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust(), Patient.New());
        var pathway = (await second.Accept((await first.Send(patient, second.Ods)).Id)).Is(200)["/pathway/id"]!;
        var onward = (await second.Get($"/pathways/{pathway}/onward-referral")).Is(200).Json!.DeepClone().AsObject().Put("/to", third.Ods);
        var sent = (await second.Send(onward)).Is(201);
        Assert.Empty(await Transfers());

        (await third.Accept(sent.Id)).Is(200);
        Assert.Equal([(third.Ods, sent.Id)], await Transfers());
        Assert.Equal(["1f"], (await second.Report("cwt")).Texts("/items", "scenario"));
        var clocks = (await second.Clocks(pathway)).Is(200);
        Assert.Equal(
            ($"{first.Ods}", ReferralBodies.Day(0)),
            (clocks["/allocation/investigating/ods"] ?? first.Ods, clocks["/allocation/transferDate"]));

        var transfer = (await second.Pathway(pathway)).List("/events").Single(e => Text(e, "type") == "transfer");
        (await second.Retract(pathway, Text(transfer, "id"))).Is(409, "OUT_OF_TURN");
        (await third.UndoMatch(sent.Id)).Is(200);
        Assert.Empty(await Transfers());
        (await third.Accept(sent.Id)).Is(200);
        Assert.Equal([(third.Ods, sent.Id)], await Transfers());

        async Task<IEnumerable<(string, string)>> Transfers() => (await second.Pathway(pathway)).Is(200).List("/events")
            .Where(e => Text(e, "type") == "transfer").Select(e => ($"{e["facts"]!["to"]}", $"{e["source"]!["referralId"]}"));
    }

    [Theory]
    [InlineData("?from=0001-01-01&to=0001-01-02"), InlineData("?from=9999-12-31&to=9999-12-31")]
    public async Task The_ends_of_the_calendar_are_a_period_without_anything(string query)
    {
        foreach (var report in (string[])["breach-allocation", "hand-over", "response-times", "rejections", "cwt"])
            Assert.Empty((await hub.As("RHQ").Report(report, query)).List("/items"));
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-02-01&to=2026-01-31")]
    [InlineData("?from=2025-01-01&to=2026-01-02")]
    [InlineData("?since=2026-01-01")]
    public async Task A_period_that_is_none_is_refused(string query)
    {
        foreach (var report in (string[])["breach-allocation", "hand-over", "response-times", "rejections", "cwt"])
            (await hub.As("RHQ").Get($"/reports/{report}{query}")).Is(400, "PARAMETER_INVALID");
    }

    private static async Task Treated(TrustClient sender, TrustClient receiver, Patient patient)
    {
        var pathway = (await receiver.Accept((await sender.Send(patient, receiver.Ods)).Id)).Is(200)["/pathway/id"]!;
        (await receiver.Record(pathway, new { type = "decisionToTreat", date = ReferralBodies.Day(0) })).Is(201);
        var treatment = new { type = "treatment", date = ReferralBodies.Day(0), modality = "02", careSetting = "03", eventType = "01" };
        (await receiver.Record(pathway, treatment)).Is(201);
    }

    private static JsonArray Events(params (string Type, int Day)[] events) =>
        [.. events.Select(e => new JsonObject { ["type"] = e.Type, ["date"] = ReferralBodies.Day(e.Day) })];

    private static string Text(JsonNode node, string member) => $"{node[member]}";

    private static string Item(JsonNode record, string element) => $"{record["items"]![element]}";
}
