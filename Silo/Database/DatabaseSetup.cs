using InterTrust.Drafts;
using InterTrust.Journal;
using InterTrust.Reports;
using InterTrust.Worklists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace InterTrust.Database;

/// <summary>Registers the database with a silo.</summary>
public static class DatabaseSetup
{
    /// <summary>The name of the grain storage for settings.</summary>
    public const string Settings = "settings";

    /// <summary>Adds the journal, the reader, the schema and the secret.</summary>
    /// <remarks>A database keeps the mode that it was created in.</remarks>
    /// <exception cref="InvalidOperationException">A filter or a sort of the worklists has no SQL.</exception>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseOptions options, HubMode mode)
    {
        foreach (var filter in WorklistFilters.All.Except(WorklistConditions.Filters.Keys))
            throw new InvalidOperationException($"WorklistConditions has no SQL for the filter {filter.Name}.");
        foreach (var sort in WorklistSorts.All.Where(order => !WorklistOrder.SortColumns.ContainsKey(order.Column)))
            throw new InvalidOperationException($"WorklistOrder has no SQL for the sort {sort.Name}.");
        services.AddSingleton<HubDatabase>(_ => options.Provider == DatabaseProvider.PostgreSql
            ? new PostgreSqlDatabase(options.ConnectionString, options.Grants)
            : new SqliteDatabase(options.Folder));
        services.AddSingleton<HubSecret>();
        services.AddSingleton(provider => new Schema(
            provider.GetRequiredService<HubDatabase>(), provider.GetRequiredService<HubSecret>(), mode));
        services.AddSingleton<IJournalWriter>(provider => provider.GetRequiredService<HubDatabase>() is PostgreSqlDatabase database
            ? new PostgreSqlJournalWriter(database)
            : new SqliteJournalWriter(options.Folder));
        services.AddSingleton(provider => new GroupCommit(
            provider.GetRequiredService<IJournalWriter>(),
            options.Provider == DatabaseProvider.Sqlite ? 1 : options.Lanes,
            options.BatchSize,
            options.QueueLimit));
        services.AddSingleton<IJournal, DatabaseJournal>();
        services.AddSingleton<IHubReader, HubReader>();
        services.AddSingleton<IReportReader, ReportReader>();
        services.AddSingleton<IDraftTable, DraftTable>();
        return services;
    }

    /// <summary>Stores settings as grain state, through the Orleans AdoNet provider.</summary>
    public static ISiloBuilder AddSettingsStorage(this ISiloBuilder silo, DatabaseOptions options) => silo.AddAdoNetGrainStorage(
        Settings,
        (OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<HubDatabase>((o, database) =>
        {
            o.GrainStorageSerializer = new SettingsJson();
            if (options.Provider == DatabaseProvider.PostgreSql)
                (o.Invariant, o.DataSource) = ("Npgsql", database.Source);
            else
                // The provider loads Microsoft.Data.Sqlite under the older driver's name.
                (o.Invariant, o.ConnectionString) = ("System.Data.SQLite", SqliteDatabase.ConnectionString(options.Folder));
        }));
}
