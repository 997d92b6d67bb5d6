using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

public sealed class WorklistTests(RealHub hub)
{
    [Theory]
    [InlineData("status=sent", "lung old")]
    [InlineData("status=received", "breast")]
    [InlineData("status=sent,received", "breast lung old")]
    [InlineData("status=sent&status=received", "breast lung old")]
    [InlineData("status=withdrawn", "withdrawn")]
    [InlineData("tumourGroup=breast", "breast")]
    [InlineData("band=0-28", "breast lung")]
    [InlineData("band=29-62", "old")]
    [InlineData("band=over-104", "")]
    // Nothing is overdue on the day it is sent; tests/Cluster moves the clock and sees rows become so.
    [InlineData("overdue=true", "")]
    [InlineData("overdue=false", "breast lung old")]
    [InlineData("sort=-treatBy", "breast lung old", false)]
    [InlineData("sort=waitingSince", "lung old breast", false)]
    [InlineData("owner=nobody", "")]
    public async Task A_filter_shows_only_its_rows(string query, string expected, bool anyOrder = true)
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var names = new Dictionary<string, string>
        {
            [(await sender.Send(Patient.New(), receiver.Ods)).Id] = "lung",
            [(await sender.Send(PeriodStart(ReferralBodies.Referral(Patient.New(), receiver.Ods), -40))).Is(201).Id] = "old",
        };
        var breast = (await sender.Send(PeriodStart(ReferralBodies.Referral(Patient.New(), receiver.Ods, "breast"), -18))).Is(201).Id;
        names[breast] = "breast";
        (await receiver.Receive(breast)).Is(200);
        var withdrawn = (await sender.Send(Patient.New(), receiver.Ods)).Id;
        names[withdrawn] = "withdrawn";
        (await sender.Withdraw(withdrawn)).Is(200);

        var shown = (await receiver.Worklist("incoming", $"?{query}")).Is(200).Texts("/items", "id").Select(id => names[id]).ToList();
        Assert.Equal(expected, string.Join(' ', anyOrder ? [.. shown.Order()] : shown));
    }

    [Theory]
    [InlineData("unowned=true", "complete late")]
    [InlineData("complete=true", "complete")]
    [InlineData("complete=false", "late soon")]
    [InlineData("complete=false&unowned=true", "late")]
    [InlineData("handOver=within-10", "soon")]
    [InlineData("handOver=past-38", "late")]
    [InlineData("unowned=true&owner=Jo", "")]
    public async Task What_nobody_owns_what_lacks_something_and_how_the_hand_over_stands_are_filters_in_an_address_and_in_a_search(
        string query, string expected)
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var names = new Dictionary<string, string> { [(await sender.Send(Patient.New(), receiver.Ods)).Id] = "complete" };
        foreach (var (name, start) in (IReadOnlyList<(string, int)>)[("late", -40), ("soon", -30)])
        {
            var incomplete = PeriodStart(ReferralBodies.Referral(Patient.New(), receiver.Ods), start).Put("/dataset/gp", null);
            names[(await sender.Send(incomplete)).Is(201).Id] = name;
        }
        (await receiver.Assign(names.Single(named => named.Value == "soon").Key, "Jo")).Is(200);
        var search = new JsonObject(
            query.Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Value(pair[1]))));

        foreach (var shown in (Answer[])[await receiver.Worklist("incoming", $"?{query}"), await receiver.Search("incoming", search)])
            Assert.Equal(expected, string.Join(' ', shown.Is(200).Texts("/items", "id").Select(id => names[id]).Order()));

        static JsonNode? Value(string text) => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : JsonValue.Create(text);
    }

    [Fact]
    public async Task The_hand_over_is_a_filter_of_pathways_and_completeness_is_not()
    {
        var trust = hub.NewTrust();
        (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: -2))).Is(201);
        var soon = (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: -38))).Is(201).Id;

        Assert.Equal([soon], (await trust.Worklist("pathways", "?handOver=within-10")).Is(200).Texts("/items", "id"));
        (await trust.Worklist("pathways", "?complete=true")).Is(400, "PARAMETER_INVALID");
    }

    [Fact]
    public async Task The_nearest_62_day_date_comes_first()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        foreach (var start in (int[])[-18, -30, -20])
            (await sender.Send(PeriodStart(ReferralBodies.Referral(Patient.New(), receiver.Ods), start))).Is(201);
        Assert.Equal(
            [ReferralBodies.Day(32), ReferralBodies.Day(42), ReferralBodies.Day(44)],
            (await receiver.Worklist("incoming")).List("/items").Select(row => $"{row["dates"]!["treatBy"]}"));
    }

    [Fact]
    public async Task A_row_shows_the_clocks_that_run_and_the_list_is_filtered_by_the_worst_of_them()
    {
        var trust = hub.NewTrust();
        foreach (var start in (int[])[-2, -40, -70])
            (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: start))).Is(201);

        var rows = (await trust.Worklist("pathways")).Is(200).List("/items");
        Assert.Equal(
            ["breached -42", "breached -12", "onTrack 26"],
            rows.Select(row => $"{row["clockStatus"]} {row["clocks"]!["faster28"]!["daysLeft"]}"));
        Assert.Equal(["70", "40", "2"], rows.Select(row => $"{row["day"]}"));
        Assert.Equal(
            ("diagnosis", ReferralBodies.Day(60), "onTrack"),
            ($"{rows[2]["awaits"]![0]}", $"{rows[2]["clocks"]!["treat62"]!["due"]}", $"{rows[2]["clocks"]!["treat62"]!["status"]}"));
        Assert.Equal(2, (await trust.Worklist("pathways", "?clockStatus=breached")).Is(200).List("/items").Count);
        Assert.Empty((await trust.Worklist("pathways", "?clockStatus=actToday")).Is(200).List("/items"));
        Assert.Equal(
            [("breached", 2), ("onTrack", 1)],
            (await trust.Summary()).List("/totals").Select(total => ($"{total["clockStatus"]}", (int)total["count"]!)).Order());
    }

    [Fact]
    public async Task A_trust_sets_its_own_thresholds()
    {
        var trust = hub.NewTrust();
        (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: -2))).Is(201);
        var put = (await hub.Operators.PutOrganisation(trust.Ods, new
        {
            name = "A cautious trust",
            role = "secondary",
            services = Array.Empty<object>(),
            thresholds = new { faster28 = new { planNow = 27, actToday = 26 } },
        })).Is(200);
        // What it does not set stays as the hub has it.
        var own = put.List("/organisations").Single(organisation => $"{organisation["ods"]}" == trust.Ods)["thresholds"]!;
        Assert.Equal(
            ("27", "21", "7"), ($"{own["faster28"]!["planNow"]}", $"{own["treat62"]!["planNow"]}", $"{own["treat62"]!["actToday"]}"));
        await Eventually.Sees(
            "actToday",
            async () => $"{(await trust.Worklist("pathways")).List("/items").Single()["clockStatus"]}",
            status => status == "actToday");
    }

    [Fact]
    public async Task A_treated_patient_stands_behind_all_whose_clocks_run()
    {
        var trust = hub.NewTrust();
        var treated = (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: -90))).Is(201).Id;
        (await trust.Record(treated, new { type = "decisionToTreat", date = ReferralBodies.Day(-40) })).Is(201);
        (await trust.Record(treated, new { type = "treatment", date = ReferralBodies.Day(-20), modality = "23" })).Is(201);
        var waiting = (await trust.Register(ReferralBodies.Pathway(Patient.New(), periodStart: 0))).Is(201).Id;

        Assert.Equal([waiting, treated], (await trust.Worklist("pathways")).Texts("/items", "id"));
        Assert.Equal([treated], (await trust.Worklist("pathways", "?clockStatus=stopped")).Texts("/items", "id"));
    }

    [Fact]
    public async Task A_rejected_referral_stands_on_the_senders_list_until_it_was_looked_at()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        (await receiver.Reject(sent.Id)).Is(200);

        var row = Assert.Single((await sender.Worklist("outgoing")).List("/items"));
        Assert.Equal(
            ("rejected", "acknowledge", sender.Ods), ($"{row["status"]}", $"{row["waitsFor"]!["command"]}", $"{row["waitsFor"]!["ods"]}"));
        (await sender.Acknowledge(sent.Id)).Is(200);
        Assert.Empty((await sender.Worklist("outgoing")).List("/items"));
        Assert.Equal([sent.Id], (await sender.Worklist("outgoing", "?status=rejected")).Texts("/items", "id"));
    }

    [Fact]
    public async Task An_owner_takes_a_referral_and_keeps_its_pathway()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        Assert.Equal("Jo", (await receiver.Assign(sent.Id, "Jo")).Is(200)["/owner"]);
        Assert.Equal([sent.Id], (await receiver.Worklist("incoming", "?owner=Jo")).Texts("/items", "id"));

        var pathway = (await receiver.Accept(sent.Id)).Is(200)["/pathway/id"]!;
        Assert.Equal([pathway], (await receiver.Worklist("pathways", "?owner=Jo")).Texts("/items", "id"));
        Assert.Null((await receiver.Assign(pathway, null)).Is(200)["/owner"]);
        Assert.Empty((await receiver.Worklist("pathways", "?owner=Jo")).List("/items"));
    }

    [Fact]
    public async Task The_other_side_is_a_filter_on_both_sides_lists()
    {
        var (sender, first, second) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), first.Ods);
        await sender.Send(Patient.New(), second.Ods);
        Assert.Equal([sent.Id], (await sender.Worklist("outgoing", $"?partner={first.Ods}")).Texts("/items", "id"));
        Assert.Equal([sent.Id], (await first.Worklist("incoming", $"?partner={sender.Ods}")).Texts("/items", "id"));
        Assert.Empty((await first.Worklist("incoming", $"?partner={second.Ods}")).List("/items"));
    }

    [Theory]
    [InlineData("q=swiatek")]
    [InlineData("Q=swiatek")]
    [InlineData("nhsNumber=1")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("sort=familyName")]
    [InlineData("sort=mdtDate")]
    [InlineData("status=lost")]
    [InlineData("band=5")]
    [InlineData("overdue=maybe")]
    [InlineData("tumourGroup=Lung")]
    [InlineData("partner=rff")]
    [InlineData("owner=")]
    [InlineData("unowned=false")]
    [InlineData("unowned=maybe")]
    [InlineData("complete=yes")]
    [InlineData("handOver=38")]
    [InlineData("handOver=")]
    public async Task A_parameter_that_is_none_is_refused(string query) =>
        (await hub.As("RHQ").Worklist("incoming", $"?{query}")).Is(400, "PARAMETER_INVALID");

    [Fact]
    public async Task There_is_no_other_worklist() => (await hub.As("RHQ").Worklist("everything")).Is(404, "NOT_FOUND");

    [Fact]
    public async Task The_totals_are_the_rows()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        foreach (var group in (string[])["lung", "lung", "breast"])
            await sender.Send(Patient.New(), receiver.Ods, group);
        (await receiver.Receive((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);

        foreach (var trust in (TrustClient[])[sender, receiver])
        {
            var rows = new List<(string, string, string)>();
            foreach (var kind in (string[])["incoming", "outgoing", "pathways"])
                rows.AddRange(
                    (await trust.Worklist(kind)).List("/items").Select(row => (kind, $"{row["status"]}", $"{row["tumourGroup"]}")));
            Assert.Equal(
                rows.GroupBy(row => row).Select(group => (group.Key.Item1, group.Key.Item2, group.Key.Item3, group.Count())).Order(),
                (await trust.Summary()).List("/totals")
                    .Select(total => ($"{total["kind"]}", $"{total["status"]}", $"{total["tumourGroup"]}", (int)total["count"]!))
                    .Order());
        }
    }

    [Fact]
    public async Task A_trust_never_sees_anothers()
    {
        var (sender, receiver, stranger, patient) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust(), Patient.New());
        var sent = await sender.Send(patient, receiver.Ods);
        (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200);
        foreach (var kind in (string[])["incoming", "outgoing", "pathways"])
        {
            Assert.DoesNotContain(Patient.Mark, (await stranger.Worklist(kind)).Is(200).Text, StringComparison.Ordinal);
            Assert.Empty((await stranger.Search(kind, new { q = patient.NhsNumber })).Is(200).List("/items"));
        }
        Assert.Empty((await stranger.Summary()).List("/totals"));
        Assert.Empty((await sender.Worklist("incoming")).List("/items"));
        Assert.Empty((await receiver.Worklist("outgoing")).List("/items"));
        Assert.Equal(
            (await stranger.Read("ref-rff-00000000000000000000000000")).Is(404, "NOT_FOUND")["/detail"],
            (await stranger.Read(sent.Id)).Is(404, "NOT_FOUND")["/detail"]);
    }

    private static JsonObject PeriodStart(JsonObject body, int fromToday) => body
        .Put("/dataset/rtt/periodStartDate", ReferralBodies.Day(fromToday))
        .Put("/dataset/cancerWait/periodStartDate", ReferralBodies.Day(fromToday))
        .Put("/dataset/cancerWait/decisionToReferDate", ReferralBodies.Day(fromToday));
}
