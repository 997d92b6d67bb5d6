using System.Text.RegularExpressions;
using InterTrust.Journal;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Rules.Journal;

/// <summary>The columns that the grains write, against the schema files of both databases.</summary>
public sealed class MigrationTests
{
    [Theory, InlineData("PostgreSql"), InlineData("Sqlite")]
    public void A_migration_adds_every_column_that_is_written(string database)
    {
        var files = Directory.EnumerateFiles(Repository.Path("Silo", "Database", database), "*.sql").Order().Select(File.ReadAllText);
        var sql = string.Concat(files);

        foreach (var (table, columns) in (Table[])[ReferralRow.Table.Definition, PathwayRow.Table.Definition])
            Assert.All(columns, column => Assert.True(
                Regex.IsMatch(sql, $@"create table {table} \([^;]*\n\s+{column.Name}\s|alter table {table} add column {column.Name}\s"),
                $"No migration in Silo/Database/{database} adds the column {column.Name} to {table}."));
    }

    [Fact]
    public void A_number_stands_for_the_same_migration_in_both_databases() =>
        Assert.Distinct(Names("PostgreSql").Union(Names("Sqlite")).Select(name => name[..4]));

    private static IEnumerable<string> Names(string database) =>
        Directory.EnumerateFiles(Repository.Path("Silo", "Database", database), "*.sql").Select(file => Path.GetFileName(file)!);
}
