using InterTrust.Api.Hosting;
using InterTrust.Identity;

namespace InterTrust.Api;

/// <summary>A repeated request takes effect once.</summary>
public sealed class OnceTests(RealHub hub)
{
    private TrustClient Barnsley => hub.As("RFF");

    private TrustClient Sheffield => hub.As("RHQ");

    [Fact]
    public async Task A_repeated_Send_is_answered_as_the_first_was()
    {
        var (key, body) = (TrustClient.NewKey(), ReferralBodies.Referral(Patient.New()));
        var first = (await Barnsley.Send(body, key)).Is(201);
        var second = (await Barnsley.Send(body, key)).Is(201);
        Assert.Equal((false, true), (first.Replayed, second.Replayed));
        Assert.Equal((first.Text, first.ETag, first.Header("Location")), (second.Text, second.ETag, second.Header("Location")));
    }

    [Fact]
    public async Task A_request_id_serves_as_the_key()
    {
        var (id, body) = (TrustClient.NewKey(), ReferralBodies.Referral(Patient.New()));
        var first = (await Barnsley.Post("/referrals", body, ("X-Request-ID", id))).Is(201);
        var second = (await Barnsley.Post("/referrals", body, ("X-Request-ID", id))).Is(201);
        Assert.Equal((first.Id, true), (second.Id, second.Replayed));
        Assert.Equal(first.Id, (await Barnsley.Send(body, id)).Is(201).Id);
    }

    [Fact]
    public async Task A_key_is_the_senders_own()
    {
        var (key, patient) = (TrustClient.NewKey(), Patient.New());
        var first = (await Barnsley.Send(ReferralBodies.Referral(patient), key)).Is(201);
        var second = (await hub.As("RFS").Send(ReferralBodies.Referral(patient), key)).Is(201);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_key_that_is_no_key_is_refused(string key)
    {
        var answer = await Barnsley.Post("/referrals", ReferralBodies.Referral(Patient.New()), ("Idempotency-Key", key));
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task A_key_longer_than_128_characters_is_refused() =>
        (await Barnsley.Send(ReferralBodies.Referral(Patient.New()), new string('k', 129))).Is(400, "HEADER_INVALID");

    [Fact]
    public async Task After_a_refusal_the_key_serves_for_the_corrected_body()
    {
        var (key, body) = (TrustClient.NewKey(), ReferralBodies.Referral(Patient.New()));
        (await Barnsley.Send(body.DeepClone().AsObject().Put("/dataset/rtt", null), key)).Is(422);
        Assert.False((await Barnsley.Send(body, key)).Is(201).Replayed);
    }

    [Fact]
    public async Task Sixteen_that_race_with_one_key_make_one_referral()
    {
        var (sender, receiver, key) = (hub.NewTrust(), hub.NewTrust(), TrustClient.NewKey());
        var body = ReferralBodies.Referral(Patient.New(), receiver.Ods);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => sender.Send(body, key)));
        Assert.All(answers, answer => answer.Is(201));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Single((await receiver.Worklist("incoming")).List("/items"));
        Assert.Single((await sender.Feed()).List("/events"));
    }

    [Fact]
    public async Task Of_sixteen_bodies_that_race_with_one_key_one_is_sent_and_the_others_are_refused()
    {
        var (sender, receiver, key) = (hub.NewTrust(), hub.NewTrust(), TrustClient.NewKey());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => sender.Send(ReferralBodies.Referral(Patient.New(), receiver.Ods), key)));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Is(422, "IDEMPOTENCY_KEY_REUSED"));
        Assert.Single((await receiver.Worklist("incoming")).List("/items"));
    }

    [Fact]
    public async Task Sixteen_that_race_with_keys_of_their_own_make_one_open_referral()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var body = ReferralBodies.Referral(Patient.New(), receiver.Ods);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => sender.Send(body)));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Is(409, "OPEN_REFERRAL_EXISTS"));
    }

    [Fact]
    public async Task Accept_and_reject_that_race_end_in_one_decision()
    {
        var sent = await Barnsley.Send(Patient.New());
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? Sheffield.Accept(sent.Id) : Sheffield.Reject(sent.Id)));
        var status = (await Sheffield.Read(sent.Id))["/status"];
        var (accepts, rejects) = (answers.Where((_, i) => i % 2 == 0), answers.Where((_, i) => i % 2 == 1));
        var (winners, losers) = status == "rejected" ? (rejects, accepts) : (accepts, rejects);
        Assert.All(winners, answer => answer.Is(200));
        Assert.All(losers, answer => answer.Is(409, "OUT_OF_TURN"));
        Assert.Single((await Barnsley.History(sent.Id)).Texts("/events", "type"), type => type is "referralAccepted" or "referralRejected");
    }

    [Fact]
    public async Task A_command_needs_the_version_that_was_looked_at()
    {
        var sent = await Barnsley.Send(Patient.New());
        (await Sheffield.Receive(sent.Id, ifMatch: null)).Is(428, "IF_MATCH_REQUIRED");
        (await Sheffield.Receive(sent.Id, ifMatch: "1")).Is(400, "HEADER_INVALID");
        (await Sheffield.Receive(sent.Id, ifMatch: "W/\"1\"")).Is(400, "HEADER_INVALID");
        Assert.Equal("\"2\"", (await Sheffield.Receive(sent.Id, ifMatch: sent.ETag)).Is(200).ETag);
        var stale = (await Sheffield.Reject(sent.Id, ifMatch: sent.ETag)).Is(412, "VERSION_MISMATCH");
        Assert.Equal(("received", "2"), (stale["/current/status"], stale["/current/version"]));
        (await Sheffield.Reject(sent.Id, ifMatch: "*")).Is(200);
    }

    [Fact]
    public async Task An_exact_repeat_of_a_command_that_won_answers_as_the_first_did_even_with_the_old_tag()
    {
        var sent = await Barnsley.Send(Patient.New());
        var first = (await Sheffield.Accept(sent.Id, ifMatch: sent.ETag)).Is(200);
        var again = (await Sheffield.Accept(sent.Id, ifMatch: sent.ETag)).Is(200);
        Assert.Equal((first.Text, true), (again.Text, again.Replayed));
        (await Sheffield.Reject(sent.Id, ifMatch: sent.ETag)).Is(412, "VERSION_MISMATCH");
    }

    [Fact]
    public async Task A_command_already_so_says_that_it_is()
    {
        var sent = await Barnsley.Send(Patient.New());
        Assert.False((await Sheffield.Receive(sent.Id)).Is(200).Replayed);
        Assert.True((await Sheffield.Receive(sent.Id)).Is(200).Replayed);
        Assert.Equal(2, (await Sheffield.History(sent.Id)).List("/events").Count);
    }

    [Fact]
    public async Task A_question_asked_again_with_its_key_is_asked_once()
    {
        var sent = await Barnsley.Send(Patient.New());
        var question = new { items = new[] { new { question = "Is the patient aware?" } } };
        (await Sheffield.Execute(sent.Id, "request-information", question, key: "ask-1")).Is(200);
        var again = (await Sheffield.Execute(sent.Id, "request-information", question, key: "ask-1")).Is(200);
        Assert.True(again.Replayed);
        Assert.Single(again.List("/questions"));
        Assert.Equal(2, (await Sheffield.Execute(sent.Id, "request-information", question, key: "ask-2")).Is(200).List("/questions").Count);
    }

    [Fact]
    public async Task What_has_not_changed_is_a_304()
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        await Unchanged(etag => receiver.Read(sent.Id, etag));
        await Unchanged(etag => receiver.Worklist("incoming", etag: etag));
        await Unchanged(etag => sender.Worklist("outgoing", "?sort=waitingSince", etag: etag));
        await Unchanged(receiver.Summary);
        await Unchanged(etag => receiver.Codes("tumourGroup", etag));
        await Unchanged(receiver.Organisations);

        var seen = await receiver.Worklist("incoming");
        (await sender.Withdraw(sent.Id)).Is(200);
        Assert.Empty((await receiver.Worklist("incoming", etag: seen.ETag)).Is(200).List("/items"));
        (await receiver.Read(sent.Id, "\"1\"")).Is(200);
        (await receiver.Worklist("incoming", "?limit=10", (await receiver.Worklist("incoming")).ETag)).Is(200);
    }

    [Fact]
    public async Task A_pathway_registered_twice_with_one_key_is_registered_once()
    {
        var (trust, key, body) = (hub.NewTrust(), TrustClient.NewKey(), ReferralBodies.Pathway(Patient.New()));
        var first = (await trust.Register(body, key)).Is(201);
        var second = (await trust.Register(body, key)).Is(201);
        Assert.Equal((first.Text, true), (second.Text, second.Replayed));
        (await trust.Register(ReferralBodies.Pathway(Patient.New()), key)).Is(422, "IDEMPOTENCY_KEY_REUSED");
        (await trust.Post("/pathways", body)).Is(400, "IDEMPOTENCY_KEY_MISSING");
        Assert.Single((await trust.Worklist("pathways")).List("/items"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_an_uncertain_answer_a_repeat_gives_the_one_true_answer(bool happened)
    {
        var (sender, receiver, key) = (hub.NewTrust(), hub.NewTrust(), TrustClient.NewKey());
        var body = ReferralBodies.Referral(Patient.New(), receiver.Ods);
        hub.Storage.Break(ReferralId.For(OdsCode.Parse(sender.Ods), key).Value, new StorageUncertainException(), afterCommit: happened);
        (await sender.Send(body, key)).Is(503, "STORAGE_UNCERTAIN");
        Assert.Equal(happened, (await sender.Send(body, key)).Is(201).Replayed);
        Assert.Single((await receiver.Worklist("incoming")).List("/items"));
        Assert.Single((await sender.Feed()).List("/events"));
    }

    [Theory]
    [InlineData(503, "UNAVAILABLE")]
    [InlineData(500, "INTERNAL")]
    public async Task After_a_fault_the_next_request_is_served(int status, string code)
    {
        var key = TrustClient.NewKey();
        var body = ReferralBodies.Referral(Patient.New());
        Exception exception = status == 500
            ? new InvalidOperationException("Nobody outside shall read this.")
            : new StorageUnavailableException();
        hub.Storage.Break(ReferralId.For(OdsCode.Parse("RFF"), key).Value, exception);
        var fault = (await Barnsley.Send(body, key)).Is(status, code);
        Assert.DoesNotContain("Nobody", fault.Text, StringComparison.Ordinal);
        Assert.False((await Barnsley.Send(body, key)).Is(201).Replayed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_accept_that_was_left_uncertain_is_repeated_to_its_one_pathway(bool happened)
    {
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var sent = await sender.Send(Patient.New(), receiver.Ods);
        hub.Storage.Break(sent.Id, new StorageUncertainException(), afterCommit: happened);
        (await receiver.Accept(sent.Id, ifMatch: sent.ETag)).Is(503, "STORAGE_UNCERTAIN");
        (await receiver.Accept(sent.Id, ifMatch: sent.ETag)).Is(200);
        await Until(async () => (await receiver.Read(sent.Id))["/status"] is "pathwayCreated");
        Assert.Single((await receiver.Worklist("pathways")).List("/items"));
    }

    private static async Task Unchanged(Func<string?, Task<Answer>> read)
    {
        var tag = (await read(null)).Is(200).ETag;
        var unchanged = (await read(tag)).Is(304);
        Assert.Equal((tag, ""), (unchanged.ETag, unchanged.Text));
        (await read("\"0-other\"")).Is(200);
    }

    /// <summary>The hub's own sweep finishes an open process within seconds.</summary>
    private static async Task Until(Func<Task<bool>> holds)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            await Task.Delay(50, bound.Token);
    }
}
