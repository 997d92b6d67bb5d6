using Npgsql;

namespace InterTrust.Faults;

/// <summary>Something that goes wrong, and is mended.</summary>
/// <param name="Name">Its kind, as the ledger names it.</param>
/// <param name="Strike">Does it.</param>
/// <param name="Heal">Undoes it: what was killed is started, what was cut is joined.</param>
/// <param name="Lasts">How long it is left as it is, of 0 to 1.</param>
/// <param name="FromHeal">Whether the hub can answer before it is mended; if not, recovery counts from there.</param>
internal sealed record Fault(
    string Name,
    Func<Machine, Random, Task> Strike,
    Func<Machine, Task> Heal,
    Func<double, TimeSpan> Lasts,
    bool FromHeal = false)
{
    internal static readonly Fault[] All =
    [
        new("kill one silo", (machine, random) => Killed(One(machine.Silos, random)), Restarted, Seconds(1, 3)),
        new("kill two silos", (machine, random) => Killed(Some(machine.Silos, random, 2)), Restarted, Seconds(1, 3)),
        new("kill all silos", (machine, _) => Killed(machine.Silos), Restarted, Seconds(0, 2), FromHeal: true),
        new("kill an Api host", (machine, random) => Killed(One(machine.Apis, random)), Restarted, Seconds(1, 3)),
        new(
            "kill PostgreSQL",
            (machine, _) => machine.Database.Kill(),
            machine => machine.Database.Restart(),
            Seconds(0, 2),
            FromHeal: true),
        new("kill backends", KillBackends, Nothing, Seconds(0, 1), FromHeal: true),
        new("stop a silo for a while", Stopped, Continued, Seconds(5, 40)),
        new("cut after COMMIT", Cut, machine => { machine.Wire.CutNext(0); return Task.CompletedTask; }, Seconds(1, 3)),
        new("part two silos", PartSilos, Joined, Seconds(2, 8)),
        new(
            "part a silo from the database",
            (machine, random) => Wires.PartFromDatabase(1 + random.Next(machine.Silos.Count)),
            Joined,
            Seconds(2, 8)),
        new("slow fsync", (machine, _) => SlowDisk.Begin(machine.Database), machine => SlowDisk.End(), Seconds(2, 6)),
        new("disk full", DiskFull, machine => machine.Database.Limit(null), Seconds(1, 4), FromHeal: true),
        new(
            "skew a clock",
            Skewed,
            machine =>
            {
                for (var silo = 0; silo < machine.Silos.Count; silo++)
                    machine.Skew(silo, TimeSpan.Zero);
                return Task.CompletedTask;
            },
            Seconds(1, 5)),
    ];

    private static Func<double, TimeSpan> Seconds(double least, double most) => part => TimeSpan.FromSeconds(least + part * (most - least));

    private static IReadOnlyList<Node> One(IReadOnlyList<Node> nodes, Random random) => Some(nodes, random, 1);

    private static IReadOnlyList<Node> Some(IReadOnlyList<Node> nodes, Random random, int count) =>
        random.GetItems(nodes.ToArray(), 1) is [var first]
            ? [.. nodes.SkipWhile(node => node != first).Concat(nodes).Take(count)]
            : [];

    private static Task Killed(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes.Where(node => node.Lives))
            node.Kill();
        return Task.CompletedTask;
    }

    /// <summary>What comes next does not wait until it is ready.</summary>
    private static Task Restarted(Machine machine)
    {
        machine.Raise();
        return Task.CompletedTask;
    }

    private static Task Nothing(Machine machine) => Task.CompletedTask;

    /// <summary>
    /// kill −9 of a backend makes the postmaster end all others too and recover from its log; a terminated one goes alone.
    /// </summary>
    private static async Task KillBackends(Machine machine, Random random)
    {
        await using var connection = new NpgsqlConnection($"{machine.Connection};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pid from pg_stat_activity where application_name = 'InterTrust'", connection);
        var backends = new List<int>();
        await using (var row = await command.ExecuteReaderAsync())
            while (await row.ReadAsync())
                backends.Add(row.GetInt32(0));
        if (random.Next(3) == 0)
            await Tool.Run("kill", "-9", $"{backends[random.Next(backends.Count)]}");
        else
            foreach (var backend in backends.Take(1 + random.Next(backends.Count)))
            {
                await using var end = new NpgsqlCommand($"select pg_terminate_backend({backend})", connection);
                await end.ExecuteNonQueryAsync();
            }
    }

    private static Task Stopped(Machine machine, Random random)
    {
        if (One(machine.Silos, random) is [{ Lives: true } silo])
            silo.Stop();
        return Task.CompletedTask;
    }

    /// <summary>
    /// A silo that was away so long that the others have declared it dead ends itself when it learns of it, and an operator's
    /// supervisor starts it.
    /// </summary>
    private static async Task Continued(Machine machine)
    {
        foreach (var silo in machine.Silos.Where(silo => silo.Lives))
            silo.Continue();
        await Rejoined(machine);
    }

    private static async Task Joined(Machine machine)
    {
        for (var silo = 1; silo <= machine.Silos.Count; silo++)
            await Wires.Join(silo);
        await Rejoined(machine);
    }

    private static async Task Rejoined(Machine machine)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        machine.Raise();
    }

    private static Task Cut(Machine machine, Random random)
    {
        machine.Wire.CutNext(1 + random.Next(20));
        return Task.CompletedTask;
    }

    private static async Task PartSilos(Machine machine, Random random)
    {
        var first = random.Next(machine.Silos.Count);
        var second = (first + 1) % machine.Silos.Count;
        await Wires.Part(1 + first, 1 + second);
        await Wires.Part(1 + second, 1 + first);
    }

    /// <summary>No file of PostgreSQL may grow past what the referrals' events take now: the next ones find the disk full.</summary>
    private static async Task DiskFull(Machine machine, Random random)
    {
        await using var connection = new NpgsqlConnection($"{machine.Connection};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_relation_size('referral_event')", connection);
        await machine.Database.Limit(Math.Max((long)(await command.ExecuteScalarAsync())!, 1 << 20));
    }

    private static Task Skewed(Machine machine, Random random)
    {
        machine.Skew(random.Next(machine.Silos.Count), (2 * random.NextDouble() - 1) * machine.MostSkew);
        return Task.CompletedTask;
    }
}
