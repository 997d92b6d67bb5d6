using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>How long it took until every client was acknowledged again.</summary>
internal sealed record Recovery(string Fault, TimeSpan After);

/// <summary>
/// Strikes, heals and waits for the hub to recover, until the time is over. The order and the victims come from the seed.
/// </summary>
internal sealed class Nemesis(Machine machine, History history, Plan plan)
{
    private static readonly TimeSpan SupervisorLooks = TimeSpan.FromSeconds(2);

    private readonly Random random = new(plan.Seed);
    private readonly List<Recovery> recoveries = [];

    internal IReadOnlyList<Recovery> Recoveries => recoveries;

    /// <summary>Goes round the kinds in a new order each time; a short run has short faults.</summary>
    internal async Task Rage()
    {
        var running = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        var supervising = Supervise(stop.Token);
        var kinds = Fault.All.Where(fault => plan.Kinds is [] || plan.Kinds.Contains(fault.Name)).ToArray();
        while (running.Elapsed < plan.For)
        {
            random.Shuffle(kinds);
            foreach (var fault in kinds.TakeWhile(_ => running.Elapsed < plan.For))
                await Inflict(fault, plan.IsLong ? random.NextDouble() : 0);
        }
        await stop.CancelAsync();
        await supervising;
    }

    /// <summary>As in operation: a silo that learns that it was declared dead ends itself and is restarted.</summary>
    private async Task Supervise(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            machine.Raise();
            await Task.Delay(SupervisorLooks, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Inflict(Fault fault, double part)
    {
        Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {fault.Name}");
        var next = Task.Delay(plan.Pace);
        var struck = History.Now;
        await fault.Strike(machine, random);
        var healing = Heal(fault, part);
        if (fault.FromHeal)
        {
            await healing;
            struck = History.Now;
        }
        recoveries.Add(new(fault.Name, await Recovered(fault, struck)));
        await healing;
        await next;
    }

    private async Task Heal(Fault fault, double part)
    {
        await Task.Delay(fault.Lasts(part));
        await fault.Heal(machine);
    }

    private async Task<TimeSpan> Recovered(Fault fault, long since)
    {
        while (!history.AllAcknowledgedSince(since))
        {
            if (Stopwatch.GetElapsedTime(since) > plan.RecoversWithin)
            {
                history.Complain($"{plan.RecoversWithin.TotalSeconds} s after '{fault.Name}' not every client had been acknowledged again");
                break;
            }
            await Task.Delay(10);
        }
        return Stopwatch.GetElapsedTime(since);
    }
}
