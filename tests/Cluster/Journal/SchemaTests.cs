using InterTrust.Database;
using InterTrust.Identity;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlSchemaTests(Postgres postgres) : SchemaTests(new PostgreSqlDatabases(postgres))
{
    [Fact]
    public async Task In_a_rolling_upgrade_a_hub_works_on_a_schema_that_was_expanded_ahead_of_it()
    {
        await Hub.Run("alter table pathway add column later text");
        await Hub.Run("insert into schema_version (number, name, checksum) values (9000, '9000-expand-later.sql', 'x')");

        Assert.Empty(await Hub.Reader.Problems());
        await Hub.Schema.Prepare();
    }
}

public sealed class SqliteSchemaTests() : SchemaTests(new SqliteDatabases());

public abstract class SchemaTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private DatabaseOptions options = null!;
    private OpenDatabase hub = null!;

    protected OpenDatabase Hub => hub;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(options = await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Many_processes_may_migrate_at_once_and_again()
    {
        var empty = await databases.New();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var process = await OpenDatabase.At(empty);
            await process.Schema.Migrate();
        })));
    }

    [Theory]
    [InlineData("drop index referral_due", "referral_due")]
    [InlineData("drop index referral_once", "referral_once")]
    [InlineData("alter table referral_event drop column dataset", "referral_event")]
    [InlineData("drop table feed", "feed")]
    [InlineData("alter table pathway add column extra text", "pathway")]
    public async Task A_schema_that_differs_is_refused(string damage, string named)
    {
        await hub.Run(damage);

        Assert.Contains(named, (await Refused(hub)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(await hub.Reader.Problems());
    }

    [Fact]
    public async Task A_database_of_a_newer_hub_is_refused()
    {
        await hub.Run("insert into schema_version (number, name, checksum) values (9000, '9000-later.sql', 'x')");

        Assert.Contains("newer", (await Refused(hub)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_is_not_checked_but_migrated_first()
    {
        await using var process = OpenDatabase.Unmigrated(await databases.New());

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(process.Schema.Check);

        Assert.Contains("migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_file_that_was_changed_after_it_was_applied_is_refused()
    {
        await hub.Run("update schema_version set checksum = 'x' where number = 1");

        Assert.Contains("0001-journal.sql", (await Refused(hub)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_hub_refuses_a_demo_database_and_the_other_way_round()
    {
        await using var production = OpenDatabase.Unmigrated(options, HubMode.Production);
        Assert.Contains("demo database", (await Refused(production)).Message, StringComparison.Ordinal);

        var other = await databases.New();
        await using (await OpenDatabase.At(other, HubMode.Production))
        await using (var demo = OpenDatabase.Unmigrated(other))
            Assert.Contains("production database", (await Refused(demo)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_a_patient_stays_and_says_nothing_of_the_patient()
    {
        var ods = OdsCode.Parse("RHQ", null);
        var number = NhsNumber.Parse(Written.Number(1), null);
        var key = hub.Secret.KeyOf(ods, number);

        await using var again = await OpenDatabase.At(options);
        await using var elsewhere = await OpenDatabase.At(await databases.New());

        Assert.StartsWith("RHQ/", key, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Value, key, StringComparison.Ordinal);
        Assert.Equal(key, again.Secret.KeyOf(ods, number));
        Assert.NotEqual(key, elsewhere.Secret.KeyOf(ods, number));
    }

    private static Task<DatabaseRefusedException> Refused(OpenDatabase hub) =>
        Assert.ThrowsAsync<DatabaseRefusedException>(() => hub.Schema.Migrate());
}
