using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>What a run came to.</summary>
internal sealed record Verdict(
    Plan Plan,
    TimeSpan Took,
    History History,
    IReadOnlyList<Recovery> Recoveries,
    int Cuts,
    IReadOnlyList<Violation> Violations);

/// <summary>A run: start everything, let clients and nemesis loose on it, heal it, and check what is left.</summary>
internal static class Programme
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(1);

    internal static async Task<Verdict> Run(Plan plan)
    {
        Console.WriteLine($"seed {plan.Seed}");
        await using var machine = await Machine.Start(plan);
        using var history = new History(plan.Clients, plan.History);
        using var doors = new Doors(plan.Apis);
        doors.Betrayed += history.Complain;
        var desk = new Desk(history);
        var nemesis = new Nemesis(machine, history, plan);
        FeedReader[] readers =
        [
            .. Enumerable.Range(0, Trusts.Codes.Length).SelectMany(trust => new[]
            {
                new FeedReader(doors, trust, 1000, Often),
                new FeedReader(doors, trust, 20, Seldom),
            }),
        ];

        var running = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        Task[] working =
        [
            .. Enumerable.Range(0, plan.Clients).Select(i => Task.Run(() => new Client(i, plan, desk, doors).Work(stop.Token))),
            .. readers.Select(reader => Task.Run(() => reader.Follow(stop.Token))),
        ];
        await Task.WhenAny(nemesis.Rage(), Task.WhenAll(working)).Unwrap();
        await machine.StartAll();
        await stop.CancelAsync();
        await Task.WhenAll(working);
        var took = running.Elapsed;
        Console.WriteLine(
            $"{took.TotalSeconds:0} s: {history.Count} referrals, {history.Acknowledged} acknowledged, "
            + $"{history.Refused} refused, {history.Unknown} unknown; checking");

        await using var checker = new Checker(plan, machine, history, doors, readers);
        return new(plan, took, history, nemesis.Recoveries, machine.Wire.Cuts, await checker.Check());
    }
}
