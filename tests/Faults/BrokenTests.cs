namespace InterTrust.Faults;

/// <summary>
/// The checker is tested: a hub that is broken on purpose is caught, by the invariant that is there for it. tests/Sabotage breaks it
/// from outside.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class BrokenTests(ITestOutputHelper output)
{
    private const string Kills = "--kinds=kill one silo";
    private const string Cuts = "--kinds=cut after COMMIT";
    private const string Skews = "--kinds=skew a clock";
    private const string SplitBrain = "--split-brain";

    [Fact]
    public Task A_hub_that_acknowledges_before_it_commits_loses_referrals() => IsCaught("acknowledgeBeforeCommit", invariant: "I1", Kills);

    [Fact]
    public Task A_hub_whose_last_writer_wins_decides_twice() => IsCaught("noUniqueDecision", invariant: "I3", Cuts, SplitBrain);

    [Fact]
    public Task A_hub_that_remembers_commands_outside_the_transaction_does_them_twice() =>
        IsCaught("idempotencyOutside", invariant: "I2", Cuts, SplitBrain, "--questions");

    [Fact]
    public Task A_hub_whose_feed_is_a_bare_sequence_skips_entries() => IsCaught("feedByBareSequence", invariant: "I6", Skews);

    [Fact]
    public Task A_hub_that_writes_worklists_in_a_transaction_of_their_own_shows_what_is_not_so() =>
        IsCaught("worklistOutside", invariant: "I5", Cuts);

    [Fact]
    public Task A_hub_that_writes_down_a_repeat_tells_a_story_that_cannot_be() =>
        IsCaught("retryAuditedTwice", invariant: "I2", Cuts, SplitBrain);

    private async Task IsCaught(string broken, string invariant, params string[] how)
    {
        var lines = new List<string>();
        await Cell.Run(["--minutes=0.2", "--silos=2", $"--broken={broken}", .. how], line =>
        {
            output.WriteLine(line);
            lines.Add(line);
        });

        var caught = Assert.Single(lines, line => line.StartsWith(Report.Caught, StringComparison.Ordinal));
        Assert.Contains(invariant, caught[Report.Caught.Length..].Split(", "));
    }
}
