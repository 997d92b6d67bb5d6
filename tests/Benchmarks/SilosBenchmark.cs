using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>One silo beside three, each in a process of its own, with the same processor for both.</summary>
internal static class SilosBenchmark
{
    private const int Connections = 32;
    private const int DoorCore = 0;
    private static readonly int SiloCore = Environment.ProcessorCount - 1;

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        using var one = await Cluster.Start(ground, silos: 1);
        using var three = await Cluster.Start(ground, silos: 3);
        foreach (var cluster in (Cluster[])[one, three])
            await cluster.WarmUp(plan.WarmUp);

        var (ofOne, ofThree) = (new Rounds(), new Rounds());
        for (var round = 0; round < plan.Rounds; round++)
        {
            ofOne.Add(await Load.Run(Connections, plan.Step, one.Story.Whole));
            ofThree.Add(await Load.Run(Connections, plan.Step, three.Story.Whole));
        }
        return new(
            "Silos in processes of their own",
            $"The same stories through an Api process on core {DoorCore}, in front of one silo process and of three; "
                + $"the silos are pinned to core {SiloCore}, so that three have no more processor than one, "
                + "and what is shown is what it costs to be several. The yardstick is one silo.",
            [
                new("lifecycle commands with three silos, against one", ofThree.PerSecond, "commands/s", ofOne.PerSecond),
                new("a command p50 with three silos, against one", ofThree.P50, "ms", ofOne.P50),
                new("a command p99 with three silos, against one", ofThree.P99, "ms", ofOne.P99),
                new("memory of a silo after that, of three, against one", three.MegabytesOfASilo, "MB", one.MegabytesOfASilo),
            ]);
    }

    private sealed class Cluster(IReadOnlyList<HubProcess> silos, HubProcess api, HubClient client) : IDisposable
    {
        public Story Story { get; } = new(client);

        public double MegabytesOfASilo => silos.Average(silo => silo.Megabytes);

        public static async Task<Cluster> Start(Ground ground, int silos)
        {
            var database = await ground.NewDatabase();
            var running = new List<HubProcess>();
            while (running.Count < silos)
                running.Add(await Ground.Silo(database));
            var api = await Ground.Hub(database, hostSilo: false);
            return new(running, api, await HubClient.Open(api.Address));
        }

        /// <summary>At first with a few connections and every core: compiling on one would be taken for a silo that is lost.</summary>
        public async Task WarmUp(TimeSpan time)
        {
            await Load.Run(workers: 2, time, Story.Whole);
            Processors.Pin(api.Id, DoorCore);
            foreach (var silo in silos)
                Processors.Pin(silo.Id, SiloCore);
            await Load.Run(Connections, time, Story.Whole);
        }

        public void Dispose()
        {
            client.Dispose();
            api.Dispose();
            foreach (var silo in silos)
                silo.Dispose();
        }
    }
}
