using InterTrust.Identity;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlBandTests(Postgres postgres) : BandTests(new PostgreSqlDatabases(postgres));

public sealed class SqliteBandTests() : BandTests(new SqliteDatabases());

public abstract class BandTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);

    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Open_pathways_are_counted_in_the_bands_of_the_national_return_at_their_edges()
    {
        int[] days = [-1, 0, 28, 29, 62, 63, 104, 105, 400];
        await Task.WhenAll([
            .. days.Select((day, n) => Write(n, day)),
            Write(20, 40, open: false), Write(21, 40, to: "RFF")]);

        Assert.Equal(
            [(PathwayBand.UpTo28, 3), (PathwayBand.From29To62, 2), (PathwayBand.From63To104, 2), (PathwayBand.Over104, 2)],
            (await hub.Reports.OpenPathways(Sheffield, Today)).Select(line => (line.Band, line.Count)));
    }

    [Fact]
    public async Task The_counts_are_those_of_the_worklist_filtered_by_band()
    {
        var random = new Random(5);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(n => Write(n, random.Next(130))));

        foreach (var (band, count) in await hub.Reports.OpenPathways(Sheffield, Today))
        {
            var query = new WorklistQuery { Kind = WorklistKind.Pathways, Band = band, Limit = 200 };
            Assert.Equal((await hub.Reader.Page(Sheffield, query, Today, new())).Rows.Count, count);
        }
        Assert.Empty(await hub.Reports.OpenPathways(OdsCode.Parse("RFS", null), Today));
    }

    private Task<bool> Write(int n, int day, bool open = true, string to = "RHQ") => hub.Journal.Commit(
        new Written
        {
            Id = Written.PathwayId(n),
            NhsNumber = Written.Number(n),
            PeriodStart = Today.AddDays(-day),
            Incoming = open,
            To = to,
            From = "RP5",
        }.PathwayCommit());
}
