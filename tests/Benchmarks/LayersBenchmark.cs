using System.Collections.Concurrent;
using InterTrust.Database;
using InterTrust.Identity;
using InterTrust.Journal;
using InterTrust.Referrals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust.Benchmarks;

/// <summary>
/// One Send at each layer, so that one explains the next: through HTTP, said to its actor, written to the journal, and a bare statement.
/// </summary>
internal static class LayersBenchmark
{
    private const int AtOnce = 32;
    private const int MostTold = 20_000;
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null), Sheffield = OdsCode.Parse("RHQ", null);

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        var bench = await ground.PgBench();
        using var hub = await Ground.Hub(await ground.NewDatabase());
        using var client = await HubClient.Open(hub.Address);
        var story = new Story(client);
        await using var silo = await Silo(await ground.NewDatabase());
        var recorder = (RecordingJournal)silo.Services.GetRequiredService<IJournal>();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await using var journal = await Journal(await ground.NewDatabase());
        var toTell = new ConcurrentQueue<(Send Send, string Key)>();
        var referrals = 0;

        Prepare();
        await Load.Run(AtOnce, plan.WarmUp, story.Send);
        await TellAll(AtOnce, plan.WarmUp);
        await PlayBack(AtOnce);

        Layer[] layers = [new("HTTP"), new("grain"), new("journal"), new("bare statement")];
        for (var round = 0; round < plan.Rounds; round++)
            foreach (var workers in (int[])[1, AtOnce])
            {
                layers[0].Of(workers).Add(await Load.Run(workers, plan.Step / 2, story.Send));
                Prepare();
                layers[1].Of(workers).Add(await layers[1].Counting(() => TellAll(workers, plan.Step / 2)));
                layers[2].Of(workers).Add(await layers[2].Counting(() => PlayBack(workers)));
                layers[3].Of(workers).Add(await bench.Measure(workers, plan.Step / 2));
            }
        layers[0].Allocated.Add(await Allocations.PerCommand(
            hub.Id,
            () => Load.Run(AtOnce, plan.Step + TimeSpan.FromSeconds(2), story.Send)));

        return new(
            "Layer upon layer",
            $"""
            The same Send through HTTP, said to its actor inside this process, and its commit played back into the journal of another
            database, all on one
            PostgreSQL server; the bare statement is `pgbench`. Each layer's yardstick is the one below it: what is left over is what
            the layer itself costs.
            Then what each layer allocates for a Send, and the rules alone, by BenchmarkDotNet.
            """,
            [
                .. layers.Select((layer, i) => new Line(
                    $"{layer.Name}: a lone Send p50, against the layer below",
                    layer.Of(1).P50,
                    "ms",
                    Below(i)?.Of(1).P50)),
                .. layers.Select((layer, i) => new Line(
                    $"{layer.Name}: {AtOnce} at once, against the layer below",
                    layer.Of(AtOnce).PerSecond,
                    "per second",
                    Below(i)?.Of(AtOnce).PerSecond)),
                .. layers.Take(3).Select((layer, i) => new Line(
                    $"{layer.Name}: allocated for a Send",
                    layer.Allocated.Median(),
                    "KiB",
                    i == 2 ? null : Below(i)?.Allocated.Median())),
                .. RulesBenchmark.Run(),
            ]);

        Layer? Below(int i) => i + 1 < layers.Length ? layers[i + 1] : null;

        // Created before the clock starts, so that creating them is no layer's cost.
        void Prepare()
        {
            while (toTell.Count < MostTold)
                toTell.Enqueue((new(Sheffield, LungReferrals.DataSet(++referrals)), $"benchmark-{referrals}"));
        }

        Task<Figures> TellAll(int workers, TimeSpan time) => Load.Run(workers, time, async timed =>
        {
            if (!toTell.TryDequeue(out var next))
                return false;
            var answer = await timed.Ask(() => grains
                .GetGrain<IReferralGrain>(ReferralId.For(Barnsley, next.Key).Value)
                .Execute(next.Send, new(new(Barnsley, "benchmark"), next.Key)));
            return answer is Applied<ReferralView> ? true : throw new InvalidOperationException("A Send of its own patient was refused.");
        });

        // What the grains have just written is written again, where nothing of it stands yet.
        Task<Figures> PlayBack(int writers) => Load.Run(writers, TimeSpan.MaxValue, async timed =>
            recorder.Commits.TryDequeue(out var commit) && (await timed.Ask(() => journal.GetRequiredService<IJournal>().Commit(commit))
                ? true
                : throw new InvalidOperationException("A commit that stood alone was not written.")));
    }

    private static async Task<RunningSilo> Silo(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo.UseOneProcess().AddHub(On(database), HubMode.Demo));
        builder.Services.AddSingleton<IJournal>(services =>
            new RecordingJournal(ActivatorUtilities.CreateInstance<DatabaseJournal>(services)));
        var host = builder.Build();
        await host.Services.GetRequiredService<Schema>().Migrate();
        await host.StartAsync();
        return new(host);
    }

    private static async Task<ServiceProvider> Journal(string database)
    {
        var services = new ServiceCollection().AddDatabase(On(database), HubMode.Demo).BuildServiceProvider();
        await services.GetRequiredService<Schema>().Migrate();
        return services;
    }

    private static DatabaseOptions On(string database) => new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = database };

    /// <summary>A silo in this process, which goes in order.</summary>
    private sealed record RunningSilo(IHost Host) : IAsyncDisposable
    {
        public IServiceProvider Services => Host.Services;

        public async ValueTask DisposeAsync()
        {
            await Host.StopAsync();
            Host.Dispose();
        }
    }

    private sealed record Layer(string Name)
    {
        private readonly Dictionary<int, Rounds> rounds = new() { [1] = new(), [AtOnce] = new() };

        /// <summary>In KiB.</summary>
        public List<double> Allocated { get; } = [];

        public Rounds Of(int workers) => rounds[workers];

        public async Task<Figures> Counting(Func<Task<Figures>> load)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var figures = await load();
            Allocated.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / figures.Count);
            return figures;
        }
    }

    /// <summary>The journal of a silo, which keeps what it was given.</summary>
    private sealed class RecordingJournal(IJournal journal) : IJournal
    {
        public ConcurrentQueue<Commit> Commits { get; } = new();

        public Task<bool> Commit(Commit commit)
        {
            Commits.Enqueue(commit);
            return journal.Commit(commit);
        }

        public Task<StoredState?> Load(Table table, string id) => journal.Load(table, id);

        public Task<bool> IsRecorded(Table table, string id, string commandId) => journal.IsRecorded(table, id, commandId);

        public Task<IReadOnlyList<HistoryEvent>> History(Table table, string id) => journal.History(table, id);

        public Task<IReadOnlyList<string>> LeaseDue(Table table, DateTimeOffset now, int limit) => journal.LeaseDue(table, now, limit);
    }
}
