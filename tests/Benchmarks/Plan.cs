using InterTrust.Database;

namespace InterTrust.Benchmarks;

/// <summary>How long and on what is measured; the defaults are what the goals are judged by.</summary>
internal sealed record Plan
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>How long one step of one round takes.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>What is compared is measured in turn, so often; medians count, because the machine is noisy.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Referrals in the large store of the worklist benchmark.</summary>
    public int Rows { get; init; } = 100_000;

    public TimeSpan Step => TimeSpan.FromSeconds(Seconds);

    /// <summary>As the tables name it.</summary>
    public string Database => Provider is DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL";
}
