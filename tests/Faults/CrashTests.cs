using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace InterTrust.Faults;

/// <summary>The embedded hub is killed again and again under load; what it acknowledged must be there, once, and finished.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int Workers = 8;

    /// <summary>What the trusts' systems know they did, by idempotency key.</summary>
    private readonly ConcurrentDictionary<string, Story> stories = new();
    private int acknowledged;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_hub_is_killed_twenty_times_under_load()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("intertrust-crash-").FullName;
        try
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                using var hub = await HubProcess.Start(folder);
                using var stop = new CancellationTokenSource();
                var load = Enumerable.Range(0, Workers)
                    .Select(worker => Task.Run(() => Work(hub.Address, $"{kill}-{worker}", stop.Token)))
                    .ToArray();
                await Acknowledged(Volatile.Read(ref acknowledged) + random.Next(20, 200));
                hub.Kill();
                await stop.CancelAsync();
                await Task.WhenAll(load);
            }

            using var last = await HubProcess.Start(folder);
            await Check(last.Address);
            Assert.True(acknowledged >= Kills * 20, $"only {acknowledged} commands were acknowledged: too little to prove anything");
        }
        finally
        {
            output.WriteLine(
                $"seed {seed}: {stories.Count} referrals, {stories.Values.Count(s => s.Sent)} acknowledged, "
                + $"{stories.Values.Count(s => s.Decided is not null)} decided, {Kills} kills");
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// The kill comes after so many acknowledgements, so that each life of the hub does real work, and at no chosen point of it.
    /// </summary>
    private async Task Acknowledged(int target)
    {
        await Eventually.Sees($"{target} acknowledgements", () => Task.FromResult(Volatile.Read(ref acknowledged)), seen => seen >= target);
    }

    /// <summary>Sends and decides until the hub is gone. Only a 2xx counts as acknowledged; whatever else came is unknown.</summary>
    private async Task Work(Uri address, string name, CancellationToken stop)
    {
        try
        {
            using var barnsley = await TrustClient.SignIn(address, "RFF");
            using var sheffield = await TrustClient.SignIn(address, "RHQ");
            var patient = Patient.New();
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var key = $"{name}-{i}";
                // Every three referrals are for one patient, so that acceptances race to join one pathway.
                if (i % 3 == 0)
                    patient = Patient.New();
                var body = ReferralBodies.Referral(patient);
                var story = stories[key] = new(i % 3 > 0 ? body.Additional() : body);
                var answer = await barnsley.Send(story.Body, key);
                if (answer.Status != 201)
                    continue;
                (story.Sent, story.Id) = (true, answer.Id);
                Interlocked.Increment(ref acknowledged);

                var decision = i % 4 == 3 ? "reject" : "accept";
                answer = decision == "reject" ? await sheffield.Reject(story.Id) : await sheffield.Accept(story.Id);
                if (answer.Status != 200)
                    continue;
                story.Decided = decision;
                Interlocked.Increment(ref acknowledged);
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            // The hub was killed: this command's outcome is unknown.
        }
    }

    private async Task Check(Uri address)
    {
        using var barnsley = await TrustClient.SignIn(address, "RFF");
        using var sheffield = await TrustClient.SignIn(address, "RHQ");

        // A repeat with the same key gives the one true answer, for what was acknowledged and for what was not.
        foreach (var (key, story) in stories)
        {
            var answer = (await barnsley.Send(story.Body, key)).Is(201);
            Assert.True(story.Id is null || story.Id == answer.Id, $"{key} was doubled");
            story.Id = answer.Id;
        }

        var pathways = new Dictionary<string, List<string>>();
        foreach (var (key, story) in stories)
        {
            var referral = await Settled(sheffield, story.Id!);
            var expected = story.Decided switch
            {
                "accept" => new[] { "pathwayCreated", "pathwayJoined" },
                "reject" => ["rejected"],
                _ => null,
            };
            Assert.True(
                expected is null || expected.Contains(referral["/status"]),
                $"{key} was {story.Decided}ed and is {referral["/status"]}");
            if (referral["/pathway/id"] is { } pathway)
                (pathways.TryGetValue(pathway, out var list) ? list : pathways[pathway] = []).Add(story.Id!);

            var history = (await sheffield.History(story.Id!)).Is(200).List("/events");
            Assert.True(
                history.Count(e => e["type"]!.GetValue<string>() is "referralAccepted" or "referralRejected") <= 1,
                $"{key} was decided twice");
            Assert.Equal(Enumerable.Range(1, history.Count), history.Select(e => e["version"]!.GetValue<int>()));
        }

        // Exactly one pathway for each acceptance, joined exactly once, and no pathway that nobody asked for.
        Assert.Equal(
            pathways.Keys.Order(),
            (await sheffield.All("/worklists/pathways")).Select(row => row["id"]!.GetValue<string>()).Order());
        foreach (var (pathway, referrals) in pathways)
            Assert.Equal(
                referrals.Order(),
                (await sheffield.Pathway(pathway)).List("/referrals").Select(r => r.GetValue<string>()).Order());

        // The sender's worklist holds nothing that it did not send.
        var ids = stories.Values.Select(s => s.Id).ToHashSet();
        Assert.All(await barnsley.All("/worklists/outgoing"), row => Assert.Contains(row["id"]!.GetValue<string>(), ids));
    }

    /// <summary>An accepted referral reaches its pathway soon after the hub's return.</summary>
    private static Task<Answer> Settled(TrustClient trust, string id) => Eventually.Sees(
        $"{id} on a pathway if it was accepted", () => trust.Read(id), seen => seen.Status is 200 && seen["/status"] != "accepted");

    private sealed record Story(JsonObject Body)
    {
        internal bool Sent { get; set; }
        internal string? Id { get; set; }
        internal string? Decided { get; set; }
    }
}
