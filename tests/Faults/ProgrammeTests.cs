namespace InterTrust.Faults;

/// <summary>Tests that load and break a whole cluster: each has the machine to itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "the whole machine";
}

/// <summary>The fault programme in two minutes; ./test.sh programme runs it for longer. docs/reliability.md explains it.</summary>
[Collection(WholeMachine.Name)]
public sealed class ProgrammeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_hub_keeps_its_promises_through_two_minutes_of_every_fault_there_is() =>
        Assert.Equal(0, await Cell.Run(["--minutes=2"], output.WriteLine));
}
