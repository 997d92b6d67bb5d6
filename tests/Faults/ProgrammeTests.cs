[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace InterTrust.Faults;

/// <summary>The fault programme in two minutes; ./test.sh programme runs it for longer. docs/reliability.md explains it.</summary>
public sealed class ProgrammeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_hub_keeps_its_promises_through_two_minutes_of_every_fault_there_is() =>
        Assert.Equal(0, await Cell.Run(["--minutes=2"], output.WriteLine));
}
