using System.Collections.Concurrent;
using System.Diagnostics;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>Worklists and commands with a million referrals stored, beside a thousand, and beside the hand-written service.</summary>
internal static class MillionBenchmark
{
    private const int Connections = 32;
    private const int Readers = 8;

    /// <summary>Pages that people ask for in a second, whatever else goes on.</summary>
    private const int Pages = 100;

    /// <summary>Changes of the list in a second: as many referrals leave it as come.</summary>
    private static readonly int[] Changes = [500, 1_000];

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        var (fewer, more) = (await ground.NewDatabase(), await ground.NewDatabase());
        await Fill(() => Ground.Hub(more), plan.Seeds);
        var loading = Stopwatch.StartNew();
        await Copies.Of(more, plan.Many / plan.Seeds - 1);
        var loaded = loading.Elapsed;

        using var hub = await Ground.Hub(more);
        using var client = await HubClient.Open(hub.Address);
        var (empty, active) = (hub.Megabytes, await Activate(plan.Active));

        using var small = await Ground.Hub(fewer);
        using var smallHub = await HubClient.Open(small.Address);
        using var plain = await Ground.Yardstick(await ground.NewDatabase());
        using var plainHub = await HubClient.Open(plain.Address);
        foreach (var each in (HubClient[])[smallHub, plainHub])
            await new Story(each).Fill(plan.Few, Connections);

        foreach (var each in (HubClient[])[client, smallHub, plainHub])
            await Load.Run(Readers, plan.WarmUp / 2, timed => Page(each, timed));
        Rounds peak = new(), plainPeak = new(), poll = new(), page = new(), smallPage = new();
        for (var round = 0; round < plan.Rounds; round++)
        {
            await plainPeak.Add(
                () => Load.Run(Readers, plan.Step, timed => Page(plainHub, timed)),
                () => plain.Processor + ground.Processor);
            await peak.Add(() => Load.Run(Readers, plan.Step, timed => Page(smallHub, timed)), () => small.Processor + ground.Processor);
            var tag = await Eventually.Sees("a tag of the worklist", smallHub.Page, seen => seen is not null);
            await poll.Add(
                () => Load.Run(Readers, plan.Step, timed => timed.Ask(() => smallHub.Poll(tag!))),
                () => small.Processor + ground.Processor);
            smallPage.Add(await OpenLoop.Run(Pages, plan.Step, smallHub.Page));
            page.Add(await OpenLoop.Run(Pages, plan.Step, client.Page));
        }

        Rounds quiet = new();
        var busy = Changes.Select(_ => new Rounds()).ToArray();
        using var desk = new Desk(client, Copies.NextPatient);
        await OpenLoop.Run(Changes[0] / 2, plan.WarmUp, desk.DecideAndFill);
        for (var round = 0; round < plan.Rounds; round++)
        {
            quiet.Add(await OpenLoop.Run(Pages, plan.Step, client.Page));
            foreach (var (changes, pages) in Changes.Zip(busy))
                await pages.Add(
                    async () =>
                    {
                        var changing = OpenLoop.Run(changes / 2, plan.Step, desk.DecideAndFill);
                        var seen = await OpenLoop.Run(Pages, plan.Step, client.Page);
                        await changing;
                        return seen;
                    },
                    () => hub.Processor + ground.Processor + Environment.CpuUsage.TotalTime);
        }

        Rounds grown = new(), young = new();
        var (story, smallStory) = (new Story(client, Copies.NextPatient + 50_000), new Story(smallHub, plan.Few));
        foreach (var each in (Story[])[story, smallStory])
            await Load.Run(Connections, plan.WarmUp / 2, each.Whole);
        for (var round = 0; round < plan.Rounds; round++)
        {
            await young.Add(() => Load.Run(Connections, plan.Step / 2, smallStory.Whole), () => small.Processor + ground.Processor);
            await grown.Add(() => Load.Run(Connections, plan.Step / 2, story.Whole), () => hub.Processor + ground.Processor);
        }

        return new(
            "A million referrals",
            $"""
            {plan.Seeds:N0} referrals were really sent, and some of them received, accepted or rejected, through HTTP; their rows and
            events were then copied in the
            database under ids and patients of their own until {plan.Many:N0} stood there, three of ten on the receiver's worklist,
            and vacuumed and analysed. The
            small store holds {plan.Few:N0} made the same way without copying, and so does the EF Core service. Peaks are {Readers}
            readers in a closed loop; the other pages
            are an open loop of {Pages} a second, counted from the planned arrival. While the lists are emptied and filled, half of
            the changes take a referral off the head
            of the list, accepted or rejected, and half put one on it; beside it stands how busy hub, database and load then kept the
            cores. Costs are processor time of
            hub and database. The small store grows while commands are measured on it.
            """,
            [
                new("worklist page of 50, against EF Core", peak.PerSecond, "pages/s", plainPeak.PerSecond, AtLeast: 5),
                new("worklist page, processor time against EF Core", peak.Processor, "ms", plainPeak.Processor),
                new("an unchanged poll (304), processor time against the full page", poll.Processor, "ms", peak.Processor, AtMost: 0.1),
                new($"page with {plan.Many:N0} stored p50, against {plan.Few:N0}", page.P50, "ms", smallPage.P50),
                new($"page with {plan.Many:N0} stored p99, against {plan.Few:N0}", page.P99, "ms", smallPage.P99, AtMost: 1.5),
                .. Changes.Zip(busy, (changes, pages) => (Line[])
                [
                    new($"page while {changes} changes/s empty and fill the list p50, against quiet", pages.P50, "ms", quiet.P50),
                    new(
                        $"page while {changes} changes/s empty and fill the list p99, against quiet",
                        pages.P99,
                        "ms",
                        quiet.P99,
                        AtMost: changes == Changes[0] ? 2 : null),
                    new(
                        $"both cores busy at {changes} changes/s",
                        pages.Processor * pages.PerSecond / 10 / Environment.ProcessorCount,
                        "%"),
                ]).SelectMany(lines => lines),
                new(
                    $"cost of a command with {plan.Many:N0} stored, against {plan.Few:N0}",
                    grown.Processor,
                    "ms",
                    young.Processor,
                    AtMost: 1.2),
                new($"commands with {plan.Many:N0} stored, against {plan.Few:N0}", grown.PerSecond, "commands/s", young.PerSecond),
                new($"memory of a silo with {plan.Active:N0} active referrals, against none", active, "MB", empty),
                new($"copying until {plan.Many:N0} stood there", loaded.TotalSeconds, "s"),
            ]);

        static async Task<bool> Page(HubClient client, Timed timed)
        {
            await timed.Ask(client.Page);
            return true;
        }

        // Each is read through HTTP, which makes it an actor in memory.
        async Task<double> Activate(int count)
        {
            var ids = new ConcurrentQueue<string>(
                await Ground.Ask<string[]>(more, $"select array(select id from referral order by id limit {count})"));
            await Load.Run(
                Connections,
                TimeSpan.MaxValue,
                async timed => ids.TryDequeue(out var id) && await timed.Ask(() => client.Read(id)));
            return hub.Megabytes;
        }
    }

    private static async Task Fill(Func<Task<HubProcess>> start, int referrals)
    {
        using var hub = await start();
        using var client = await HubClient.Open(hub.Address);
        await new Story(client).Fill(referrals, Connections);
    }

    /// <summary>Somebody who works the list off from its head, while new referrals come.</summary>
    private sealed class Desk(HubClient client, int firstPatient) : IDisposable
    {
        private readonly Story story = new(client, firstPatient);
        private readonly ConcurrentQueue<Uri> toDecide = new();
        private readonly HashSet<Uri> seen = [];
        private readonly SemaphoreSlim looking = new(1);

        public async Task DecideAndFill() => await Task.WhenAll(story.Send(), story.Decide(await Next()));

        public void Dispose() => looking.Dispose();

        private async Task<Uri> Next()
        {
            while (true)
            {
                if (toDecide.TryDequeue(out var next))
                    return next;
                await looking.WaitAsync();
                if (toDecide.IsEmpty)
                    foreach (var referral in (await client.First(200)).Where(seen.Add))
                        toDecide.Enqueue(referral);
                looking.Release();
            }
        }
    }
}
