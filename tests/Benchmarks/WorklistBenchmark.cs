using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>A page of a worklist through HTTP with few and with many referrals on it, in turn.</summary>
internal static class WorklistBenchmark
{
    private const int Few = 1_000;
    private const int Readers = 8;

    public static async Task Run(Plan plan)
    {
        await using var ground = await Ground.Open(plan.Provider);
        using var few = await Store.Filled(ground, Few);
        using var many = await Store.Filled(ground, plan.Rows);
        var memory = many.Megabytes;

        var (page, fewPage) = await Compare("incoming");
        var (summary, fewSummary) = await Compare("summary");
        var (poll, fewPoll) = await Compare("incoming", polls: true);
        await Report.Write(
            $"Worklists through HTTP, {plan.Database}",
            $"A trust's incoming worklist with {plan.Rows:N0} referrals, beside a second hub's with {Few:N0}; {Readers} readers, closed loop on the same cores; median of {plan.Rounds} rounds of {plan.Seconds:0.#} s in turn.",
            [
                .. Rows("page of 50", page, fewPage, goal: 1.5),
                .. Rows("summary", summary, fewSummary),
                .. Rows("unchanged poll (304)", poll, fewPoll, goal: 1.5),
                new("unchanged poll (304), beside the page", 1000 / poll.PerSecond, "ms of the hub", 1000 / page.PerSecond, AtMost: 0.1),
                new($"memory with {plan.Rows:N0} active referrals", memory, "MB"),
            ]);

        async Task<(Figures Many, Figures Few)> Compare(string list, bool polls = false)
        {
            var (ofMany, ofFew) = (new List<Figures>(), new List<Figures>());
            await Measure(few);
            await Measure(many);
            for (var round = 0; round < plan.Rounds; round++)
            {
                ofFew.Add(await Measure(few));
                ofMany.Add(await Measure(many));
            }
            return (Figures.Median(ofMany), Figures.Median(ofFew));

            Task<Figures> Measure(Store store) => polls ? store.Poll(list, plan.Step) : store.Read(list, plan.Step);
        }
    }

    private static Row[] Rows(string what, Figures many, Figures few, double? goal = null) =>
    [
        new($"{what} p50", many.P50, "ms", few.P50, AtMost: goal),
        new($"{what} p99", many.P99, "ms", few.P99, AtMost: goal),
        new($"{what}", many.PerSecond, "answers/s", few.PerSecond),
    ];

    /// <summary>A hub with so many referrals, all on one trust's worklist.</summary>
    private sealed class Store(HubProcess hub, Door door) : IDisposable
    {
        private const int Senders = 32;

        public double Megabytes => hub.Megabytes;

        public static async Task<Store> Filled(Ground ground, int referrals)
        {
            var hub = await ground.StartHub();
            var door = await Door.Open(hub.Address);
            var sent = 0;
            await Load.Run(Senders, TimeSpan.MaxValue, async timed =>
                Interlocked.Increment(ref sent) is var n && n <= referrals
                && await timed.Ask(() => door.Send($"benchmark-{n}", LungReferrals.Body(n))) is not null);
            return new(hub, door);
        }

        public Task<Figures> Read(string list, TimeSpan time) => Load.Run(Readers, time, async timed =>
        {
            await timed.Ask(() => door.Read(Address(list)));
            return true;
        });

        public async Task<Figures> Poll(string list, TimeSpan time)
        {
            var tag = await door.Read(Address(list)) ?? throw new InvalidOperationException("The worklist has no tag while a transaction is in flight: try again.");
            return await Load.Run(Readers, time, timed => timed.Ask(() => door.Poll(Address(list), tag)));
        }

        public void Dispose()
        {
            door.Dispose();
            hub.Dispose();
        }

        private Uri Address(string list) => new(hub.Address, $"/api/v1/worklists/{list}");
    }
}
