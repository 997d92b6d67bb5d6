using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>The whole lifecycle through HTTP, beside pgbench and beside the hand-written service.</summary>
internal static class LifecycleBenchmark
{
    private const int Connections = 32;

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        var bench = await ground.PgBench();
        await using var hub = await Service.Start(ground, database => Ground.Hub(database));
        await using var plain = await Service.Start(ground, Ground.Yardstick);
        foreach (var service in (Service[])[hub, plain])
            await Load.Run(Connections, plan.WarmUp, service.Story.Whole);

        var (commits, loneCommit) = (new Rounds(), new Rounds());
        for (var round = 0; round < plan.Rounds; round++)
        {
            commits.Add(await bench.Measure(Connections, plan.Step));
            await hub.Measure(hub.Peak, Connections, plan.Step, hub.Story.Whole);
            await plain.Measure(plain.Peak, Connections, plan.Step, plain.Story.Whole);
            loneCommit.Add(await bench.Measure(clients: 1, plan.Step / 2));
            await hub.Measure(hub.Lone, 1, plan.Step / 2, hub.Story.Send);
            await plain.Measure(plain.Lone, 1, plan.Step / 2, plain.Story.Send);
        }

        // What both can bear: then it is waiting that is compared, not falling behind.
        var rate = Math.Floor(plain.Peak.PerSecond / 2);
        var waiting = await OpenLoop.Run(rate, plan.Step * 2, hub.Story.Send);
        var plainWaiting = await OpenLoop.Run(rate, plan.Step * 2, plain.Story.Send);

        var send = await Load.Run(Connections, plan.Step, hub.Story.Send);
        var receive = await Load.Run(Connections, plan.Step, hub.Story.Receive);
        // Half of what was received is left to be rejected.
        var accept = await Load.Run(Connections, plan.Step, hub.Story.Accept(leave: hub.Story.Received / 2));
        var reject = await Load.Run(Connections, plan.Step, hub.Story.Reject);
        var (trips, flushes) = await hub.Count(Connections, plan.Step);
        var (plainTrips, plainFlushes) = await plain.Count(Connections, plan.Step);

        return new(
            "The lifecycle through HTTP, on PostgreSQL",
            $"""
            Each story is a send, a receive, and an accept (three of four, with its pathway) or a reject; {Connections} connections in
            a closed loop, every token
            checked, one process that hosts Api and silo, {Ground.Measured}. The yardsticks: `pgbench`, one small row for each commit
            with as many clients; and a
            service written by hand with ASP.NET Core and EF Core (`tests/Benchmarks/Yardstick`) that takes the same bodies on the
            same server, checks less of
            them and answers with less. "Waiting" is an open loop of {rate:N0} sends a second, half of the hand-written service's
            peak: it counts from the planned arrival.
            """,
            [
                new("lifecycle commands against pgbench", hub.Peak.PerSecond, "commands/s", commits.PerSecond, AtLeast: 0.5),
                new("lifecycle commands against EF Core", hub.Peak.PerSecond, "commands/s", plain.Peak.PerSecond, AtLeast: 5),
                new("a command p50, against EF Core", hub.Peak.P50, "ms", plain.Peak.P50),
                new("a command p99, against EF Core", hub.Peak.P99, "ms", plain.Peak.P99),
                new("processor time of service and database, against EF Core", hub.Peak.Processor, "ms/command", plain.Peak.Processor),
                new("a lone send p50, against one pgbench client", hub.Lone.P50, "ms", loneCommit.P50, AtMost: 3),
                new("EF Core's lone send p50, against one pgbench client", plain.Lone.P50, "ms", loneCommit.P50),
                new("waiting for a send p50, against EF Core", waiting.P50, "ms", plainWaiting.P50),
                new("waiting for a send p99, against EF Core", waiting.P99, "ms", plainWaiting.P99),
                new("send", send.PerSecond, "commands/s", commits.PerSecond),
                new("receive", receive.PerSecond, "commands/s", commits.PerSecond),
                new("accept, with its pathway", accept.PerSecond, "commands/s", commits.PerSecond),
                new("reject", reject.PerSecond, "commands/s", commits.PerSecond),
                new("transactions, as the server counts them, against EF Core", trips, "per command", plainTrips),
                new("flushes of the log to disk, against EF Core", flushes, "per command", plainFlushes),
            ]);
    }

    /// <summary>The hub, or its yardstick, on a database of its own.</summary>
    private sealed class Service(Ground ground, string database, HubProcess process, HubClient client) : IAsyncDisposable
    {
        public Story Story { get; } = new(client);

        public Rounds Peak { get; } = new();

        public Rounds Lone { get; } = new();

        public static async Task<Service> Start(Ground ground, Func<string, Task<HubProcess>> start)
        {
            var database = await ground.NewDatabase();
            var process = await start(database);
            return new(ground, database, process, await HubClient.Open(process.Address));
        }

        public Task Measure(Rounds rounds, int workers, TimeSpan time, Func<Timed, Task<bool>> turn) =>
            rounds.Add(() => Load.Run(workers, time, turn), () => process.Processor + ground.Processor);

        /// <summary>Transactions, and flushes of the log, for each command of whole stories.</summary>
        public async Task<(double Transactions, double Flushes)> Count(int workers, TimeSpan time)
        {
            var before = await Ground.Count(database);
            var said = await Load.Run(workers, time, Story.Whole);
            var after = await Ground.Count(database);
            return ((after.Transactions - before.Transactions) / (double)said.Count, (after.Flushes - before.Flushes) / (double)said.Count);
        }

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            process.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
