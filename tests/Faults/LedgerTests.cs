namespace InterTrust.Faults;

public sealed class LedgerTests
{
    private const string Head = "# Reliability\n\n| Date | Run |\n|---|---|\n";

    [Fact]
    public void The_ledger_keeps_the_last_three_runs() => Assert.Equal(
        $"{Head}| 2026-11-02 | b |\n| 2026-11-03 | c |\n| 2026-11-04 | d |\n",
        Ledger.Add($"{Head}| 2026-11-01 | a |\n| 2026-11-02 | b |\n| 2026-11-03 | c |\n", "| 2026-11-04 | d |"));

    [Fact]
    public void The_first_run_begins_the_ledger() => Assert.Equal($"{Head}| 2026-11-04 | d |\n", Ledger.Add(Head, "| 2026-11-04 | d |"));
}
