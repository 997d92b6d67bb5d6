using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace InterTrust.Database;

/// <summary>Brings the database to the schema that this program was written for, and says how it differs.</summary>
public sealed class Schema
{
    private const string Steps = "select number, name, checksum from schema_version";

    private readonly HubDatabase database;
    private readonly HubSecret secret;
    private readonly string mode;
    private readonly IReadOnlyList<Migration> migrations;
    private IReadOnlySet<string>? expected;

    internal Schema(HubDatabase database, HubSecret secret, HubMode mode)
        : this(database, secret, mode, Migration.Load(database.Provider)) { }

    internal Schema(HubDatabase database, HubSecret secret, HubMode mode, IReadOnlyList<Migration> migrations) =>
        (this.database, this.secret, this.mode, this.migrations) = (database, secret, mode is HubMode.Demo ? "demo" : "production", migrations);

    /// <summary>Makes the database ready for a process that starts: a demo brings it up to date, in a cluster <c>Silo migrate</c> did.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot work on this database.</exception>
    public async Task Prepare()
    {
        if (database.Provider is DatabaseProvider.Sqlite || (mode == "demo" && await IsBehind()))
            await Migrate();
        else
            await Check();
    }

    /// <summary>Applies what is missing in one transaction and under a lock, then checks. Safe to run from many processes at once.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot work on this database.</exception>
    public async Task Migrate()
    {
        try
        {
            await using (var connection = await database.Source.OpenConnectionAsync())
            await using (var transaction = await database.BeginMigration(connection))
            {
                await Apply(connection, transaction);
                await transaction.CommitAsync();
            }
            await Check();
        }
        catch (DbException e)
        {
            throw new DatabaseRefusedException($"The schema could not be applied: {e.Message}");
        }
    }

    /// <summary>Checks without changing anything, for a process that may not migrate.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot work on this database.</exception>
    public async Task Check()
    {
        try
        {
            if (await Problems() is [var first, ..] problems)
                throw new DatabaseRefusedException(problems.Count == 1 ? first : $"{first} ({problems.Count - 1} more differences.)");
            if (mode == "production" && await database.DurabilityProblems() is [var weak, ..])
                throw new DatabaseRefusedException(weak);
            secret.Learn((await Values())["patient_key"]);
        }
        catch (StorageUnavailableException)
        {
            throw new DatabaseRefusedException("The database does not answer, or was never made ready. Start it, or run 'Silo migrate' first.");
        }
    }

    /// <summary>How the database differs from what the hub needs; empty when it does not.</summary>
    /// <remarks>In a rolling upgrade the schema is a step ahead of the silos that still run: what it has more than they know is not theirs.</remarks>
    public async Task<IReadOnlyList<string>> Problems()
    {
        try
        {
            var applied = await Applied();
            if (Misfit(applied) is { } misfit)
                return [misfit];
            if (Misfit(await Values()) is { } stranger)
                return [stranger];
            expected ??= await database.Listing(migrations);
            var actual = await database.Listing();
            return [
                .. expected.Except(actual).Order(StringComparer.Ordinal)
                    .Select(line => $"The database lacks {Short(line)}. Restore it as the schema files make it, or restore a backup."),
                .. actual.Except(expected).Where(line => !IsAhead(applied) && Known(line)).Order(StringComparer.Ordinal)
                    .Select(line => $"The database has {Short(line)}, which the hub's schema does not. Drop it, or restore a backup.")];
        }
        catch (DbException)
        {
            throw new StorageUnavailableException();
        }
    }

    private async Task Apply(DbConnection connection, DbTransaction transaction)
    {
        await Run("create table if not exists schema_version (number integer primary key, name text not null, checksum text not null)");
        var applied = (await connection.QueryAsync<Step>(Steps, transaction: transaction)).ToDictionary(step => step.Number);

        if (Wrong(applied) is { } wrong)
            throw new DatabaseRefusedException(wrong);
        foreach (var migration in migrations.Where(m => !applied.ContainsKey(m.Number)))
        {
            await Run(migration.Sql);
            await Run("insert into schema_version (number, name, checksum) values (@Number, @Name, @Checksum)", migration);
        }
        await Run("insert into hub (key, value) values ('mode', @mode), ('patient_key', @secret) on conflict do nothing",
            new { mode, secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        if (database.Settle.Length > 0)
            await Run(database.Settle);

        // An index on a large table is built for longer than any answer may take.
        Task Run(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters, transaction, commandTimeout: 0);
    }

    private async Task<IReadOnlyDictionary<int, Step>> Applied() => (await database.Read<Step>(Steps)).ToDictionary(step => step.Number);

    private async Task<IReadOnlyDictionary<string, string>> Values() =>
        (await database.Read<(string Key, string Value)>("select key, value from hub")).ToDictionary(row => row.Key, row => row.Value);

    private string? Misfit(IReadOnlyDictionary<int, Step> applied) => Wrong(applied)
        ?? (migrations.FirstOrDefault(m => !applied.ContainsKey(m.Number)) is { } missing
            ? $"The database is older than this hub: {missing.Name} was not applied. Run 'Silo migrate' first."
            : null);

    private string? Wrong(IReadOnlyDictionary<int, Step> applied)
    {
        if (Ahead(applied).FirstOrDefault(step => !step.IsExpansion) is { } newer)
            return $"The database was made by a newer hub: {newer.Name} is applied and this hub knows steps up to {migrations[^1].Number}. "
                + "Start the newer version, or restore the backup from before the upgrade.";
        return migrations.FirstOrDefault(m => applied.TryGetValue(m.Number, out var step) && step.Checksum != m.Checksum) is { } changed
            ? $"The schema file {changed.Name} differs from what was applied to this database. Start the version that applied it, or restore a backup."
            : null;
    }

    private async Task<bool> IsBehind()
    {
        try
        {
            var applied = await Applied();
            return migrations.Any(m => !applied.ContainsKey(m.Number));
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }

    private IEnumerable<Step> Ahead(IReadOnlyDictionary<int, Step> applied) =>
        applied.Where(step => step.Key > migrations[^1].Number).OrderBy(step => step.Key).Select(step => step.Value);

    private bool IsAhead(IReadOnlyDictionary<int, Step> applied) => Ahead(applied).Any();

    private string? Misfit(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault("mode") is { } stamped && stamped != mode
        ? $"This is a {stamped} database and the hub was started in {mode} mode. Start it in {stamped} mode, or give it another database."
        : null;

    // Whoever shares the database may have tables and indexes of their own, but not on ours.
    private bool Known(string line) => line.StartsWith("column ", StringComparison.Ordinal)
        && expected!.Any(e => e.StartsWith(line[..(line.IndexOf('.', StringComparison.Ordinal) + 1)], StringComparison.Ordinal));

    private static string Short(string line) => line.ReplaceLineEndings(" ") is var flat && flat.Length > 160 ? flat[..160] + "…" : flat;

    /// <summary>A step that was applied. One named 0007-expand-… only adds: a hub that does not know it yet works on.</summary>
    private sealed record Step(int Number, string Name, string Checksum)
    {
        public bool IsExpansion => Name.AsSpan(4).StartsWith("-expand-", StringComparison.Ordinal);
    }
}
