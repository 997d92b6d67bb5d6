namespace InterTrust.Benchmarks;

/// <summary>How long and on how much is measured. Everything is bounded, so that a whole run ends within about half an hour.</summary>
/// <param name="Step">How long one step of one round takes.</param>
/// <param name="WarmUp">How long a new process is used first: the just-in-time compiler shares the cores.</param>
/// <param name="Rounds">What is compared is measured in turn, so often; medians count, because the machine is noisy.</param>
/// <param name="Few">Referrals in the small store.</param>
/// <param name="Seeds">Referrals that are really sent to the large store, and then copied.</param>
/// <param name="Many">Referrals in the large store.</param>
/// <param name="Active">Referrals that a silo holds in memory at once.</param>
/// <param name="Lines">Pathways in a file that is imported.</param>
internal sealed record Plan(TimeSpan Step, TimeSpan WarmUp, int Rounds, int Few, int Seeds, int Many, int Active, int Lines)
{
    /// <summary>What the goals are judged by.</summary>
    public static readonly Plan Whole =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), 5, 1_000, 4_000, 1_000_000, 100_000, 100_000);

    /// <summary>Whether it works; its figures say nothing.</summary>
    public static readonly Plan Quick = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 1, 200, 500, 5_000, 1_000, 2_000);
}
