using InterTrust.Identity;
using InterTrust.Journal;
using Xunit;

namespace InterTrust.Hosting;

/// <summary>Three silos on PostgreSQL.</summary>
public sealed class PostgreSqlHub(Postgres postgres) : HubFixture(new PostgreSqlDatabases(postgres), silos: 3);

/// <summary>One silo on a SQLite file, as in the default installation.</summary>
public sealed class SqliteHub() : HubFixture(new SqliteDatabases(), silos: 1);

[CollectionDefinition(Name)]
public sealed class OnPostgreSql : ICollectionFixture<PostgreSqlHub>
{
    public const string Name = "a hub on PostgreSQL";
}

[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteHub>
{
    public const string Name = "a hub on SQLite";
}

/// <summary>A hub that tests share; each test sends its own patients.</summary>
public abstract class HubFixture(IEmptyDatabases databases, int silos) : IAsyncLifetime
{
    public TestHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Hub = await TestHub.Start(await databases.New(), silos);

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tests of a hub. After each, the database must agree with itself and no log line may name a patient.</summary>
public abstract class HubTests(HubFixture fixture) : IAsyncLifetime
{
    protected TestHub Hub => fixture.Hub;

    protected Trust Barnsley => Hub.Barnsley;

    protected Trust Sheffield => Hub.Sheffield;

    protected Trust Doncaster => Hub.Doncaster;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.True(Hub.Watch.AllCut, "A cut that the test asked for was not made.");
        await Books.Agree(Hub);
        Assert.Empty(Hub.Log.Leaks);
    }

    /// <summary>The refusal, with its code as expected.</summary>
    protected static Refusal Refused<T>(RefusalCode code, CommandResult<T> answer) where T : class
    {
        var refusal = Assert.IsType<Refused<T>>(answer).Refusal;
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    protected static ReferralId IdOf(Trust from, string key) => ReferralId.For(from.Ods, key);
}
