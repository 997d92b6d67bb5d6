using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace InterTrust.Database;

/// <summary>Migrates the database to the schema of this version, and reports differences.</summary>
public sealed class Schema
{
    private const string Steps = "select number, name, checksum from schema_version";

    private readonly HubDatabase database;
    private readonly HubSecret secret;
    private readonly string mode;
    private readonly IReadOnlyList<Migration> migrations;
    private IReadOnlySet<string>? expected;

    internal Schema(HubDatabase database, HubSecret secret, HubMode mode, IReadOnlyList<Migration>? migrations = null)
    {
        (this.database, this.secret, this.mode) = (database, secret, mode is HubMode.Demo ? "demo" : "production");
        this.migrations = migrations ?? Migration.Load(database.Provider);
    }

    /// <summary>Prepares the database at start: a demo migrates it; in production <c>Silo migrate</c> must have done so.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot use this database.</exception>
    public async Task Prepare()
    {
        if (database.Provider is DatabaseProvider.Sqlite || (mode == "demo" && await IsBehind()))
            await Migrate();
        else
            await Check();
    }

    /// <summary>Applies missing steps in one transaction under a lock, then checks. Safe to run in several processes at once.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot use this database.</exception>
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

    /// <summary>Checks without changes, for a process that may not migrate.</summary>
    /// <exception cref="DatabaseRefusedException">The hub cannot use this database.</exception>
    public async Task Check()
    {
        try
        {
            if (await Problems() is [var first, ..] problems)
                throw new DatabaseRefusedException(problems.Count == 1 ? first : $"{first} ({problems.Count - 1} more differences.)");
            if (mode == "production" && await database.DurabilityProblems() is [var weak, ..])
                throw new DatabaseRefusedException(weak);
            secret.SetKey((await Values())["patient_key"]);
        }
        catch (StorageUnavailableException)
        {
            throw new DatabaseRefusedException(
                "The database does not answer, or was never made ready. Start it, or run 'Silo migrate' first.");
        }
    }

    /// <summary>The differences from the schema that the hub needs; empty when there are none.</summary>
    /// <remarks>
    /// In a rolling upgrade the schema is ahead of the silos of the earlier version, so additions by later steps are not differences.
    /// </remarks>
    public async Task<IReadOnlyList<string>> Problems()
    {
        try
        {
            var applied = await Applied();
            if (FindStepProblem(applied) is { } stepProblem)
                return [stepProblem];
            if (FindModeProblem(await Values()) is { } modeProblem)
                return [modeProblem];
            expected ??= await database.Listing(migrations);
            var actual = await database.Listing();
            return [
                .. expected.Except(actual).Order(StringComparer.Ordinal)
                    .Select(line => $"The database lacks {Short(line)}. Restore it as the schema files make it, or restore a backup."),
                .. actual.Except(expected).Where(line => !IsAhead(applied) && IsOnOwnTable(line)).Order(StringComparer.Ordinal)
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

        if (FindConflict(applied) is { } conflict)
            throw new DatabaseRefusedException(conflict);
        foreach (var migration in migrations.Where(m => !applied.ContainsKey(m.Number)))
        {
            await Run(migration.Sql);
            await Run("insert into schema_version (number, name, checksum) values (@Number, @Name, @Checksum)", migration);
        }
        await Run("insert into hub (key, value) values ('mode', @mode), ('patient_key', @secret) on conflict do nothing",
            new { mode, secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        if (database.AfterMigration.Length > 0)
            await Run(database.AfterMigration);

        // No timeout: an index on a large table takes long to build.
        Task Run(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters, transaction, commandTimeout: 0);
    }

    private async Task<IReadOnlyDictionary<int, Step>> Applied() => (await database.Read<Step>(Steps)).ToDictionary(step => step.Number);

    private async Task<IReadOnlyDictionary<string, string>> Values() =>
        (await database.Read<(string Key, string Value)>("select key, value from hub")).ToDictionary(row => row.Key, row => row.Value);

    private string? FindStepProblem(IReadOnlyDictionary<int, Step> applied) => FindConflict(applied)
        ?? (migrations.FirstOrDefault(m => !applied.ContainsKey(m.Number)) is { } missing
            ? $"The database is older than this hub: {missing.Name} was not applied. Run 'Silo migrate' first."
            : null);

    private string? FindConflict(IReadOnlyDictionary<int, Step> applied)
    {
        if (Ahead(applied).FirstOrDefault(step => !step.IsExpansion) is { } newer)
            return $"The database was made by a newer hub: {newer.Name} is applied and this hub knows steps up to {migrations[^1].Number}. "
                + "Start the newer version, or restore the backup from before the upgrade.";
        return migrations.FirstOrDefault(m => applied.TryGetValue(m.Number, out var step) && step.Checksum != m.Checksum) is { } changed
            ? $"The schema file {changed.Name} differs from what was applied to this database. "
                + "Start the version that applied it, or restore a backup."
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

    private string? FindModeProblem(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault("mode") is { } stored && stored != mode
            ? $"This is a {stored} database and the hub was started in {mode} mode. Start it in {stored} mode, or give it another database."
            : null;

    // Other programs may have tables in the same database, but no columns in the hub's tables.
    private bool IsOnOwnTable(string line) => line.StartsWith("column ", StringComparison.Ordinal)
        && expected!.Any(e => e.StartsWith(line[..(line.IndexOf('.', StringComparison.Ordinal) + 1)], StringComparison.Ordinal));

    private static string Short(string line) => line.ReplaceLineEndings(" ") is var flat && flat.Length > 160 ? flat[..160] + "…" : flat;

    /// <summary>An applied step. A step named 0007-expand-… only adds, so that an earlier version of the hub keeps working.</summary>
    private sealed record Step(int Number, string Name, string Checksum)
    {
        public bool IsExpansion => Name.AsSpan(4).StartsWith("-expand-", StringComparison.Ordinal);
    }
}
