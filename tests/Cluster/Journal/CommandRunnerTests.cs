using InterTrust.Identity;
using InterTrust.Pathways;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlCommandRunnerTests(Postgres postgres) : CommandRunnerTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteCommandRunnerTests() : CommandRunnerTests(new SqliteDatabases());

/// <summary>
/// The commands of a pathway on a real journal, without Orleans: two runners of one id stand for two activations of one grain.
/// </summary>
public abstract class CommandRunnerTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private static readonly Author Sheffield = new(OdsCode.Parse("RHQ", null), "coordinator");
    private static readonly string Id = PathwayId.For(Sheffield.Ods, "a pathway").Value;

    private static readonly Register Registration = new()
    {
        Patient = new(NhsNumber.Parse(Written.Number(1)), "Testpatient", "Ann", new(1960, 2, 29), null),
        TumourGroup = "lung",
        PathwayIdentifier = new("RHQ2026000001", Sheffield.Ods),
        PeriodStart = new(2026, 2, 1),
    };

    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_one_runner_commits_another_reads()
    {
        Assert.IsType<Decision<PathwayEvent>.Apply>(await Execute(Runner(), Registration, "register"));

        var open = Assert.IsType<Pathway.Open>(await Runner().Current());
        Assert.Equal((1, "lung"), (open.Data.Version, open.Data.TumourGroup));
        Assert.Equal("pathwayRegistered", Assert.Single(await Runner().History()).Type);
    }

    [Fact]
    public async Task A_command_that_was_recorded_is_unchanged_and_the_same_id_with_another_body_is_refused()
    {
        await Execute(Runner(), Registration, "register");

        Assert.IsType<Decision<PathwayEvent>.Unchanged>(await Execute(Runner(), Registration, "register"));
        var another = Registration with { TumourGroup = "breast" };
        var refused = Assert.IsType<Decision<PathwayEvent>.Refuse>(await Execute(Runner(), another, "register"));
        Assert.Equal(RefusalCode.IdempotencyKeyReused, refused.Refusal.Code);
        Assert.Single(await Runner().History());
    }

    [Fact]
    public async Task A_runner_whose_state_is_old_decides_again_on_what_the_other_committed()
    {
        var (first, second) = (Runner(), Runner());
        await Execute(first, Registration, "register");
        await second.Current();

        Assert.IsType<Decision<PathwayEvent>.Apply>(await Execute(first, new AddNote("First."), "note 1"));
        Assert.IsType<Decision<PathwayEvent>.Apply>(await Execute(second, new AddNote("Second."), "note 2"));

        var open = Assert.IsType<Pathway.Open>(await Runner().Current());
        Assert.Equal((3, "First. Second."), (open.Data.Version, string.Join(' ', open.Data.Notes)));
    }

    [Fact]
    public async Task A_refusal_comes_from_the_database_and_never_from_an_old_state()
    {
        var (first, second) = (Runner(), Runner());
        await Execute(first, Registration, "register");
        await Execute(second, new AssignPathwayOwner("Ann"), "assign 1");

        // The first runner's cached state has no owner yet.
        Assert.IsType<Decision<PathwayEvent>.Apply>(await Execute(first, new AssignPathwayOwner(null), "assign 2"));
        Assert.Null(Assert.IsType<Pathway.Open>(await Runner().Current()).Data.Owner);
    }

    [Fact]
    public async Task A_version_that_is_not_the_current_one_is_refused_but_a_stranger_is_told_nothing_of_it()
    {
        var runner = Runner();
        await Execute(runner, Registration, "register");

        var stale = Assert.IsType<Decision<PathwayEvent>.Refuse>(await Execute(runner, new AddNote("Late."), "note", expectedVersion: 7));
        Assert.Equal(RefusalCode.VersionMismatch, stale.Refusal.Code);
        var stranger = new Author(OdsCode.Parse("RFF", null), "coordinator");
        var refused = Assert.IsType<Decision<PathwayEvent>.Refuse>(
            await Execute(runner, new AddNote("Not mine."), "note", expectedVersion: 7, stranger));
        Assert.Equal(RefusalCode.NotFound, refused.Refusal.Code);
    }

    private CommandRunner<Pathway, PathwayCommand, PathwayEvent, PathwayContext> Runner() =>
        new(hub.Journal, new PathwayAggregate(), new PathwayContextReader(hub.Reader, new(TestNumbersOnly: true), TimeProvider.System), Id);

    private static async Task<Decision<PathwayEvent>> Execute(
        CommandRunner<Pathway, PathwayCommand, PathwayEvent, PathwayContext> runner, PathwayCommand command, string commandId,
        int? expectedVersion = null,
        Author? author = null)
    {
        var (decision, _) = await runner.Execute(command, new(author ?? Sheffield, commandId, expectedVersion));
        return decision;
    }
}
