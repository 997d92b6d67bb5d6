using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

public sealed class PathwayTests(RealHub hub)
{
    [Fact]
    public async Task A_registered_pathway_is_read_back_with_its_timeline()
    {
        var (trust, patient) = (hub.NewTrust(), Patient.New());
        var body = ReferralBodies.Pathway(patient).Put("/diagnosisDate", ReferralBodies.Day(-3)).Put("/owner", "Lung CNS team");
        var registered = (await trust.Register(body)).Is(201);
        Assert.Equal(
            ("open", patient.FamilyName, "Lung CNS team", $"/api/v1/pathways/{registered.Id}"),
            (registered["/status"], registered["/patient/familyName"], registered["/owner"], registered.Header("Location")));
        var read = (await trust.Pathway(registered.Id)).Is(200);
        Assert.Equal((registered.Text, $"{registered.ETag![..^1]}.{ReferralBodies.Today:yyyyMMdd}\""), (read.Text, read.ETag));
        (await trust.Pathway(registered.Id, read.ETag)).Is(304);
        Assert.Equal(["pathwayRegistered"], (await trust.Timeline(registered.Id)).Is(200).Texts("/events", "type"));
    }

    /// <summary>The fingerprint by which a repeat is known is a hash of them as they are kept.</summary>
    [Fact]
    public async Task The_facts_of_an_event_are_kept_in_one_order_however_they_were_sent()
    {
        var told = JsonNode.Parse($$"""
            {
              "exclusionReason": "01", "delayReason": "07", "reasonCode": "03", "type": "patientTold",
              "primaryCancerSite": "03", "date": "{{ReferralBodies.Day(-1)}}", "site": "RHQNG"
            }
            """);
        var made = (await hub.NewTrust().Register(
            ReferralBodies.Pathway(Patient.New()).Put("/events", new JsonArray(told)))).Is(201);

        var facts = made.List("/events").Single(entry => $"{entry["type"]}" == "patientTold")["facts"]!.AsObject();
        Assert.Equal(["site", "primaryCancerSite", "reasonCode", "delayReason", "exclusionReason"], facts.Select(fact => fact.Key));
    }

    [Fact]
    public async Task A_note_is_for_the_trust_that_tracks_the_patient_alone()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var pathway = (await receiver.Accept((await sender.Send(Patient.New(), receiver.Ods)).Id)).Is(200)["/pathway/id"]!;

        var noted = (await receiver.Note(pathway, "Theatre date asked for.")).Is(200);

        Assert.Equal(("Theatre date asked for.", "Theatre date asked for."), (noted["/lastNote/text"], noted["/notes/0"]));
        Assert.Equal("Theatre date asked for.", (await receiver.Worklist("pathways")).Is(200)["/items/0/lastNote/text"]);
        Assert.DoesNotContain("Theatre", (await sender.Pathway(pathway)).Is(200).Text, StringComparison.Ordinal);
        (await sender.Note(pathway, "No.")).Is(404, "NOT_FOUND");
        (await receiver.Note(pathway, "")).Is(422, "VALIDATION_FAILED", "/text");
    }

    [Fact]
    public async Task A_referral_joins_the_pathway_that_the_trust_had_registered()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var registered = (await receiver.Register(ReferralBodies.Pathway(patient))).Is(201);
        var sent = await sender.Send(patient, receiver.Ods);
        var accepted = (await receiver.Accept(sent.Id)).Is(200);
        Assert.Equal(("pathwayJoined", registered.Id), (accepted["/status"], accepted["/pathway/id"]));
        Assert.Equal(["pathwayRegistered", "referralJoined"], (await receiver.Timeline(registered.Id)).Texts("/events", "type"));
    }

    [Fact]
    public async Task The_owner_sees_the_pathway_a_party_what_concerns_its_referral_and_a_stranger_nothing()
    {
        var (firstSender, secondSender, owner, patient) = (hub.NewTrust(), hub.NewTrust(), hub.NewTrust(), Patient.New());
        var first = await firstSender.Send(patient, owner.Ods);
        var pathway = (await owner.Accept(first.Id)).Is(200)["/pathway/id"]!;
        var second = await secondSender.Send(patient, owner.Ods);
        (await owner.Accept(second.Id)).Is(200);

        Assert.Equal([first.Id, second.Id], (await owner.Pathway(pathway)).Is(200).List("/referrals").Select(id => $"{id}"));
        Assert.Equal([first.Id], (await firstSender.Pathway(pathway)).Is(200).List("/referrals").Select(id => $"{id}"));
        Assert.DoesNotContain(first.Id, (await secondSender.Pathway(pathway)).Is(200).Text, StringComparison.Ordinal);
        (await secondSender.Timeline(pathway)).Is(404, "NOT_FOUND");
        (await hub.NewTrust().Pathway(pathway)).Is(404, "NOT_FOUND");
        (await hub.NewTrust().Timeline(pathway)).Is(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_person_chooses_the_pathway_or_a_new_one()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        var breast = (await receiver.Register(ReferralBodies.Pathway(patient, "breast"))).Is(201);
        var sent = await sender.Send(patient, receiver.Ods);
        var unknown = new { pathway = new { mode = "existing", id = "pwy-rhq-00000000000000000000000000" } };
        (await receiver.Accept(sent.Id, unknown)).Is(422, "VALIDATION_FAILED", "/pathway/id");
        Assert.Equal(
            breast.Id,
            (await receiver.Accept(sent.Id, new { pathway = new { mode = "existing", id = breast.Id } })).Is(200)["/pathway/id"]);
    }

    [Fact]
    public async Task A_person_confirms_who_the_patient_is()
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New());
        (await receiver.Register(ReferralBodies.Pathway(patient with { FamilyName = "Maiden" }))).Is(201);
        var sent = await sender.Send(patient, receiver.Ods);
        Assert.Equal(["ours", "theirs"], (await receiver.Accept(sent.Id)).Is(409, "PATIENT_MISMATCH").Texts("/choices", "kind"));
        var accepted = (await receiver.Accept(sent.Id, new { identityConfirmed = new { reason = "Married in June." } })).Is(200);
        Assert.Contains("identityConfirmedByPerson", accepted.List("/pathway/matchedOn").Select(on => $"{on}"));
    }

    [Fact]
    public async Task A_file_of_five_thousand_lines_is_answered_line_by_line_and_may_be_sent_again()
    {
        var trust = hub.NewTrust();
        var file = string.Concat(Enumerable.Range(1, 5_000).Select(n => (n % 1_000) switch
        {
            0 => "{ broken\n",
            1 => ReferralBodies.Pathway(Patient.New()).Put("/patient/nhsNumber", "9990000019").ToJsonString() + "\n",
            2 => ReferralBodies.Pathway(Patient.New()).Put("/nickname", "Zo").ToJsonString() + "\r\n",
            _ => ReferralBodies.Pathway(Patient.New()).ToJsonString() + "\n",
        }));
        var first = await trust.Import(file, "the-file");
        Assert.Equal(Enumerable.Range(1, 5_000), first.Select(line => (int)line["line"]!));
        Assert.Equal([(201, 4_985), (400, 5), (422, 10)], Counts(first));
        Assert.Equal(
            "MALFORMED_JSON NHS_NUMBER_INVALID UNKNOWN_FIELD".Split(' '),
            first.Select(line => $"{line["problem"]?["code"]}").Where(code => code != "").Distinct().Order());
        Assert.Equal("/patient/nhsNumber", $"{first[0]["problem"]!["errors"]![0]!["pointer"]}");
        Assert.DoesNotContain(Patient.Mark, string.Concat(first.Select(line => line.ToJsonString())), StringComparison.Ordinal);

        var second = await trust.Import(file, "the-file");
        Assert.Equal([(200, 4_985), (400, 5), (422, 10)], Counts(second));
        Assert.Equal(first.Select(line => $"{line["id"]}"), second.Select(line => $"{line["id"]}"));
        Assert.Equal(4_985, (await trust.Summary()).List("/totals").Sum(total => (int)total["count"]!));
    }

    [Fact]
    public async Task A_line_is_answered_before_the_file_has_ended()
    {
        var trust = hub.NewTrust();
        using var socket = new TcpClient();
        await socket.ConnectAsync(hub.Address.Host, hub.Address.Port, RealHub.Stop);
        var (wire, answers) = (socket.GetStream(), new StreamReader(socket.GetStream(), Encoding.UTF8));
        await Write($"POST /api/v1/pathways/import HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {trust.Token}\r\n"
            + $"Idempotency-Key: {TrustClient.NewKey()}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var line = 1; line <= 3; line++)
        {
            var body = ReferralBodies.Pathway(Patient.New()).ToJsonString(HubJson.Web) + "\n";
            await Write($"{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n");
            var answer = "";
            while (!answer.StartsWith('{'))
                answer = await answers.ReadLineAsync(RealHub.Stop)
                    ?? throw new EndOfStreamException($"An answer to line {line} was expected.");
            Assert.Equal((line, 201), LineAndStatus(JsonNode.Parse(answer)!));
        }
        await Write("0\r\n\r\n");

        async Task Write(string text) => await wire.WriteAsync(Encoding.UTF8.GetBytes(text), RealHub.Stop);
    }

    [Fact]
    public async Task A_line_of_many_megabytes_is_refused_alone_and_never_held()
    {
        var (first, last) = (ReferralBodies.Pathway(Patient.New()).ToJsonString(), ReferralBodies.Pathway(Patient.New()).ToJsonString());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var file = new LongFile(
            [first + "\n{\"nickname\":\"", "\"}\n" + last + "\n"],
            between: 256,
            () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.Address, "/api/v1/pathways/import")) { Content = file };
        request.Headers.Authorization = new("Bearer", hub.NewTrust().Token);
        request.Headers.Add("Idempotency-Key", TrustClient.NewKey());
        using var response = await hub.Unchecked.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RealHub.Stop);
        var lines = (await response.Content.ReadAsStringAsync(RealHub.Stop))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToList();
        Assert.Equal([(1, 201), (2, 413), (3, 201)], lines.Select(LineAndStatus));
        Assert.True(most - before < 128 << 20, $"256 MiB were sent and memory grew by {(most - before) >> 20} MiB.");
    }

    [Fact]
    public async Task Whoever_sends_a_whole_file_before_they_read_is_answered_for_each_line()
    {
        const int Lines = 30_000;
        var answers = await hub.NewTrust().Import(string.Concat(Enumerable.Repeat("{ broken\n", Lines)), TrustClient.NewKey());
        Assert.True(answers.Sum(line => line.ToJsonString().Length) > 8 << 20, "The answers are more than the buffers of a socket hold.");
        Assert.Equal(Lines, answers.Count(line => (int)line["status"]! == 400));
    }

    [Fact]
    public async Task A_line_is_known_by_its_own_key_or_by_the_files()
    {
        var trust = hub.NewTrust();
        var line = ReferralBodies.Pathway(Patient.New());
        Assert.Equal("IDEMPOTENCY_KEY_MISSING", $"{(await trust.Import(line.ToJsonString())).Single()["problem"]!["code"]}");
        var keyed = line.Put("/key", "row-17").ToJsonString();
        Assert.Equal((1, 201), LineAndStatus((await trust.Import(keyed)).Single()));
        Assert.Equal((3, 200), LineAndStatus((await trust.Import($"\n\n{keyed}\n\n")).Single()));
    }

    [Fact]
    public async Task Only_NDJSON_is_imported() =>
        (await hub.As("RHQ").Post("/pathways/import", ReferralBodies.Pathway(Patient.New()), ("Idempotency-Key", TrustClient.NewKey())))
            .Is(415, "MEDIA_TYPE");

    private static (int, int) LineAndStatus(JsonNode answer) => ((int)answer["line"]!, (int)answer["status"]!);

    private static IEnumerable<(int Status, int Count)> Counts(IReadOnlyList<JsonNode> lines) =>
        lines.GroupBy(line => (int)line["status"]!).Select(group => (group.Key, group.Count())).Order();

    /// <summary>A body with one line of many MiB in the middle.</summary>
    private sealed class LongFile : HttpContent
    {
        private readonly string[] ends;
        private readonly int between;
        private readonly Action measure;

        internal LongFile(string[] ends, int between, Action measure)
        {
            (this.ends, this.between, this.measure) = (ends, between, measure);
            Headers.ContentType = new("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var mebibyte = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(ends[0]));
            for (var i = 0; i < between; i++)
            {
                await stream.WriteAsync(mebibyte);
                measure();
            }
            await stream.WriteAsync(Encoding.UTF8.GetBytes(ends[1]));
        }

        protected override bool TryComputeLength(out long length) => (length = -1) > 0;
    }
}
