using System.Collections.Concurrent;
using InterTrust.Database;

namespace InterTrust.Benchmarks;

/// <summary>The whole lifecycle through HTTP, beside the bare commits of its database in the same run.</summary>
internal static class HttpBenchmark
{
    private const int Connections = 32;

    public static async Task Run(Plan plan)
    {
        await using var ground = await Ground.Open(plan.Provider);
        using var hub = await ground.StartHub();
        using var door = await Door.Open(hub.Address);
        var story = new Story(door);
        // The just-in-time compiler shares the cores for the first half minute.
        await Load.Run(Connections, plan.Step * 2, story.Whole);

        var send = await Load.Run(Connections, plan.Step, story.Send);
        var receive = await Load.Run(Connections, plan.Step, story.Receive);
        // Half of what was received is left to be rejected.
        var accept = await Load.Run(Connections, plan.Step, story.Accept(leave: story.Received / 2));
        var reject = await Load.Run(Connections, plan.Step, story.Reject);
        var lone = await Load.Run(workers: 1, plan.Step, story.Send);
        var loneYardstick = await ground.Yardstick.Measure(clients: 1, plan.Step);

        var (whole, yardstick, processor) = (new List<Figures>(), new List<double>(), new List<double>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            yardstick.Add((await ground.Yardstick.Measure(Connections, plan.Step)).PerSecond);
            var (used, said) = (hub.Processor, story.Commands);
            whole.Add(await Load.Run(Connections, plan.Step, story.Whole));
            processor.Add((hub.Processor - used).TotalMilliseconds / (story.Commands - said));
        }

        var commits = yardstick.Median();
        await Report.Write(
            $"The lifecycle through HTTP, {plan.Database}",
            $"One process, {Connections} connections, closed loop on the same cores, every token checked; {plan.Seconds:0.#} s a step; the whole: median of {plan.Rounds} rounds. "
                + $"Yardstick: {(plan.Provider is DatabaseProvider.Sqlite ? "one row a commit on SQLite with synchronous=FULL, one writer" : $"pgbench, one row a commit, {Connections} clients")}.",
            [
                .. Rows("send", send, commits),
                .. Rows("receive", receive, commits),
                .. Rows("accept, with its pathway", accept, commits),
                .. Rows("reject", reject, commits),
                .. Rows("the whole: send, receive, accept 3 of 4, reject 1 of 4", Figures.Median(whole), commits, plan.Provider is DatabaseProvider.Sqlite ? 1 : 0.5),
                new("the whole, processor time of the hub", processor.Median(), "ms/command"),
                new("a lone send p50", lone.P50, "ms", loneYardstick.Milliseconds, AtMost: 3),
                new("memory afterwards", hub.Megabytes, "MB"),
            ]);
    }

    private static Row[] Rows(string step, Figures figures, double commits, double? goal = null) =>
    [
        new(step, figures.PerSecond, "commands/s", commits, AtLeast: goal),
        new($"{step.Split(':', ',')[0]} p50", figures.P50, "ms"),
        new($"{step.Split(':', ',')[0]} p99", figures.P99, "ms"),
    ];

    /// <summary>What Barnsley and Sheffield say to one another, one referral after the other.</summary>
    private sealed class Story(Door door)
    {
        private static readonly byte[] Nothing = "{}"u8.ToArray();
        private static readonly byte[] OutOfArea = """{"reasonCode":"outOfArea","explanation":"Not ours."}"""u8.ToArray();

        private readonly ConcurrentQueue<Uri> sent = new();
        private readonly ConcurrentQueue<Uri> received = new();
        private int referrals;

        public int Received => received.Count;

        /// <summary>Said in whole stories: three for each referral.</summary>
        public int Commands => 3 * Volatile.Read(ref referrals);

        public async Task<bool> Send(Timed timed)
        {
            sent.Enqueue(await Sent(timed, Interlocked.Increment(ref referrals)));
            return true;
        }

        public async Task<bool> Receive(Timed timed)
        {
            if (!sent.TryDequeue(out var referral))
                return false;
            await timed.Ask(() => door.Tell(referral, "receive", Nothing));
            received.Enqueue(referral);
            return true;
        }

        public Func<Timed, Task<bool>> Accept(int leave) => async timed =>
            received.Count > leave && received.TryDequeue(out var referral) && await timed.Ask(() => door.Tell(referral, "accept", Nothing));

        public async Task<bool> Reject(Timed timed) =>
            received.TryDequeue(out var referral) && await timed.Ask(() => door.Tell(referral, "reject", OutOfArea));

        public async Task<bool> Whole(Timed timed)
        {
            var n = Interlocked.Increment(ref referrals);
            var referral = await Sent(timed, n);
            await timed.Ask(() => door.Tell(referral, "receive", Nothing));
            return await timed.Ask(() => n % 4 == 0 ? door.Tell(referral, "reject", OutOfArea) : door.Tell(referral, "accept", Nothing));
        }

        private Task<Uri> Sent(Timed timed, int n)
        {
            var body = LungReferrals.Body(n);
            return timed.Ask(() => door.Send($"benchmark-{n}", body));
        }
    }
}
