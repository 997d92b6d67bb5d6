namespace InterTrust.Faults;

/// <summary>What a run is to do.</summary>
internal sealed record Plan
{
    internal required TimeSpan For { get; init; }
    /// <summary>A long run has longer faults.</summary>
    internal bool IsLong => For > TimeSpan.FromMinutes(5);

    /// <summary>A fault begins at most this often: a long run is not recovery alone.</summary>
    internal TimeSpan Pace => TimeSpan.FromSeconds(IsLong ? 14 : 0);

    internal int Seed { get; init; } = Environment.TickCount;
    internal int Silos { get; init; } = 3;
    internal int Apis { get; init; } = 2;

    /// <summary>Trusts' systems that speak at the same moment.</summary>
    internal int Clients { get; init; } = 24;

    /// <summary>The kinds of faults by name; all of them when empty.</summary>
    internal IReadOnlyList<string> Kinds { get; init; } = [];

    internal Mix Mix { get; init; } = Mix.OfProof;

    /// <summary>How the silos are broken on purpose, so that the checker can be seen to catch it.</summary>
    internal string? Broken { get; init; }

    /// <summary>How long a hub may take until every client is acknowledged again; nobody waits for one that is broken on purpose.</summary>
    internal TimeSpan RecoversWithin => TimeSpan.FromSeconds(Broken is null ? 60 : 5);

    /// <summary>How long a client says something again that is not answered.</summary>
    internal TimeSpan GivesUpAfter => TimeSpan.FromSeconds(Broken is null ? 30 : 5);

    /// <summary>Each silo and its Api host believe to be the whole cluster: every actor lives twice.</summary>
    internal bool SplitBrain { get; init; }

    internal string? Ledger { get; init; }
    internal string? History { get; init; }

    /// <summary>A folder that keeps what every process said.</summary>
    internal string? Logs { get; init; }
}
