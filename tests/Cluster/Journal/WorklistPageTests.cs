using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Journal;

public sealed class PostgreSqlPageTests(Postgres postgres) : WorklistPageTests(new PostgreSqlDatabases(postgres));

public sealed class SqlitePageTests() : WorklistPageTests(new SqliteDatabases());

public abstract class WorklistPageTests(IEmptyDatabases databases) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly ClockThresholds Thresholds = new() { Treat62 = new(PlanNow: 30, ActToday: 9) };
    private static readonly string[] Trusts = ["RFF", "RFS", "RP5", "RHQ"];
    private static readonly string[] Open = ["sent", "received", "informationRequested"];
    private static readonly string[] Past = ["rejected", "withdrawn", "pathwayCreated"];
    private static readonly string[] Names = ["O%Neil", "Smith_son", "Back\\slash", "Testpatient"];

    private OpenDatabase hub = null!;

    public async ValueTask InitializeAsync() => hub = await OpenDatabase.At(await databases.New());

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        (databases as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Pages_are_what_filtering_and_sorting_all_rows_in_memory_gives()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var referrals = Enumerable.Range(0, 400).Select(n => Row(random, Written.ReferralId(n), n)).ToArray();
        var pathways = Enumerable.Range(0, 200).Select(n => Row(random, Written.PathwayId(n), n)).ToArray();
        await Task.WhenAll([
            .. referrals.Select(row => hub.Journal.Commit(row.Commit())),
            .. pathways.Select(row => hub.Journal.Commit(row.PathwayCommit()))]);

        WorklistPlace? somewhere = null;
        for (var round = 0; round < 400; round++)
        {
            var ods = OdsCode.Parse(Pick(random, Trusts), null);
            var query = Query(random);
            var expected = Oracle(ods, query, query.Kind == WorklistKind.Pathways ? pathways : referrals);

            var seen = new List<string>();
            for (var next = query; ;)
            {
                var page = await hub.Reader.Page(ods, next, Today, Thresholds);
                Assert.True(page.Rows.Count <= query.Limit, $"seed {seed}");
                seen.AddRange(page.Rows.Select(row => row.Id));
                if (page.Next is null)
                    break;
                next = next with { After = page.Next };
            }
            Assert.True(expected.SequenceEqual(seen), $"seed {seed}, round {round}: expected {expected.Length} rows, saw {seen.Count}");
            Assert.Equal(expected.Length, await hub.Reader.Count(ods, query with { After = somewhere }, Today, Thresholds));
            somewhere = (await hub.Reader.Page(ods, query with { Limit = 1 }, Today, Thresholds)).Next ?? somewhere;
        }
    }

    [Fact]
    public async Task The_summary_counts_what_stands_on_the_lists()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 200).Select(n => Row(random, Written.ReferralId(n), n)).ToArray();
        await Task.WhenAll(rows.Select(row => hub.Journal.Commit(row.Commit())));

        var counts = await hub.Reader.Summary(OdsCode.Parse("RHQ", null), Today, Thresholds);

        var incoming = rows.Where(row => row.Incoming && row.To == "RHQ")
            .GroupBy(row => (row.Status, row.TumourGroup, Clocks: StatusOf(row, past: false)))
            .Select(group => new WorklistCount(
                WorklistKind.Incoming, group.Key.Status, group.Key.TumourGroup, group.Count(),
                group.Count(row => row.Overdue is not null), group.Key.Clocks));
        Assert.Equal(incoming.ToHashSet(), counts.Where(count => count.Kind == WorklistKind.Incoming).ToHashSet());
    }

    [Fact]
    public async Task A_row_says_what_was_written()
    {
        var written = new Written { Id = Written.ReferralId(1), Overdue = "receive", LocalId = "L1", Owner = "Tracker" };
        await hub.Journal.Commit(written.Commit());

        var row = Assert.Single(
            (await hub.Reader.Page(OdsCode.Parse("RHQ", null), new() { Kind = WorklistKind.Incoming }, Today, Thresholds)).Rows);

        Assert.Equal(
            (written.Id, "referral", "sent", 1, "lung", "Tracker"),
            (row.Id, row.Kind, row.Status, row.Version, row.TumourGroup, row.Owner));
        Assert.Equal(("RFF", "RHQ"), (row.From!.Value, row.To.Value));
        Assert.Equal((Written.Number(1), "Testpatient", "Ann", new DateOnly(1960, 2, 29), "L1"), (row.Patient.NhsNumber.Value,
            row.Patient.FamilyName, row.Patient.GivenName, row.Patient.BirthDate, row.Patient.LocalPatientId));
        Assert.Equal((Written.Noon, new DateOnly(2026, 3, 2)), (row.SentAt, row.ReceivedDate));
        Assert.Equal((written.PeriodStart, written.PeriodStart.AddDays(62)), (row.Dates.PeriodStart, row.Dates.TreatBy));
        Assert.Equal(new("receive", Written.Noon), row.Overdue);
        Assert.Equal(new("receive", OdsCode.Parse("RHQ", null), Written.Noon), row.WaitsFor);
        Assert.Equal(new("standalone", false, 3), row.Completeness);
    }

    /// <summary>A column that is not there would fail every worklist, not only those that are filtered or sorted by it.</summary>
    [Fact]
    public async Task The_SQL_of_every_filter_and_every_sort_names_columns_that_exist()
    {
        foreach (var kind in Enum.GetValues<WorklistKind>())
        {
            var all = new WorklistQuery { Kind = kind };
            (string Name, WorklistQuery Query)[] queries =
            [
                .. WorklistFilters.All.Where(filter => kind is not WorklistKind.Pathways || !filter.OfReferralsOnly)
                    .Select(filter => (filter.Name, Example(filter, all))),
                .. WorklistSorts.All.Where(order => kind is WorklistKind.Pathways || !order.OfPathwaysOnly)
                    .Select(order => (order.Name, all with { Sort = order.Sort })),
            ];
            foreach (var (name, query) in queries)
                Assert.True(
                    await Record.ExceptionAsync(() => hub.Reader.Page(OdsCode.Parse("RHQ", null), query, Today, Thresholds)) is null,
                    $"The SQL of {name} does not run on the worklist {kind}.");
        }

        static WorklistQuery Example(WorklistFilter filter, WorklistQuery all) =>
            ((string[])[.. filter.Choices.Select(choice => choice.Value), "RHQ", "sent"])
                .Select(value => filter.Read(all, [value])).OfType<WorklistQuery>().First();
    }

    private static string[] Oracle(OdsCode ods, WorklistQuery query, IEnumerable<Written> rows)
    {
        var past = query.Statuses.Any(status => Past.Contains(status) || status == "closed");
        var found = rows.Where(row => query.Kind switch
        {
            WorklistKind.Incoming => row.To == ods.Value && (row.Incoming || past) && Partner(row.From),
            WorklistKind.Outgoing => row.From == ods.Value && (row.Outgoing || past) && Partner(row.To),
            _ => row.To == ods.Value && (row.Incoming || past) && Partner(row.From),
        })
        .Where(row => query.Statuses.Count == 0 || query.Statuses.Contains(Status(row)))
        .Where(row => query.TumourGroup is null || row.TumourGroup == query.TumourGroup)
        .Where(row => query.Overdue is null || (row.Overdue is not null && query.Kind != WorklistKind.Pathways) == query.Overdue)
        .Where(row => query.Owner is null || row.Owner == query.Owner)
        .Where(row => query.Text is not { } text
            || (NameFolding.Fold(text) is { Length: > 0 } name && row.SearchName.Contains(name, StringComparison.Ordinal))
            || row.NhsNumber == text || row.LocalId == text)
        .Where(row => query.Band is null || query.Band == (Today.DayNumber - row.PeriodStart.DayNumber) switch
        {
            <= 28 => PathwayBand.UpTo28,
            <= 62 => PathwayBand.From29To62,
            <= 104 => PathwayBand.From63To104,
            _ => PathwayBand.Over104,
        });
        found = found.Where(row => !query.Unowned || row.Owner is null)
            .Where(row => query.Complete is null || (query.Kind != WorklistKind.Pathways && row.Complete == query.Complete))
            .Where(row => query.HandOver is null || query.HandOver == (row.Handover38?.DayNumber - Today.DayNumber) switch
            {
                < 0 => HandOver.Past38,
                <= 10 => HandOver.Within10,
                _ => null,
            });
        found = found.Where(row => query.ClockStatus is null || query.ClockStatus == StatusOf(row, !IsOn(row)));
        var sort = $"{query.Sort}";
        var turned = sort.EndsWith("Descending", StringComparison.Ordinal);
        var never = turned ? DateOnly.MinValue : DateOnly.MaxValue;
        var ids = found.OrderBy(Day)
            .ThenBy(Column, StringComparer.Ordinal)
            .ThenBy(row => row.WaitingSince)
            .ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => row.Id)
            .ToArray();
        return turned ? [.. ids.Reverse()] : ids;

        DateOnly? Day(Written row) => sort.Replace("Descending", "", StringComparison.Ordinal) switch
        {
            "Nearest" when IsOn(row) => row.Nearest ?? row.PeriodStart.AddDays(62),
            "Nearest" or "TreatBy" => row.PeriodStart.AddDays(62),
            "PeriodStart" => row.PeriodStart,
            "Faster28" => row.Faster28 ?? never,
            "Handover38" => row.Handover38 ?? never,
            _ => null,
        };
        string Column(Written row) => sort.Replace("Descending", "", StringComparison.Ordinal) switch
        {
            "Name" => row.SearchName,
            "TumourGroup" => row.TumourGroup,
            "Status" => Status(row),
            "Owner" => row.Owner ?? (turned ? "" : "\U0010FFFF"),
            "Partner" => query.Kind is WorklistKind.Outgoing ? row.To : row.From,
            _ => "",
        };
        bool IsOn(Written row) => query.Kind is WorklistKind.Outgoing ? row.Outgoing : row.Incoming;
        bool Partner(string other) => query.Partner is null || query.Partner.Value == other;
        string Status(Written row) => query.Kind == WorklistKind.Pathways ? (row.Incoming ? "open" : "closed") : row.Status;
    }

    private static ClockStatus StatusOf(Written row, bool past)
    {
        var treat62 = row.Treat62 ?? (row.Nearest is null && !past ? row.PeriodStart.AddDays(62) : null);
        ClockStatus?[] running =
        [
            Of(row.Faster28, Thresholds.Faster28), Of(row.Handover38, Thresholds.Handover38), Of(treat62, Thresholds.Treat62),
        ];
        return running.Max() ?? ClockStatus.Stopped;

        static ClockStatus? Of(DateOnly? due, ClockThreshold threshold) =>
            due is { } day ? threshold.StatusWith(day.DayNumber - Today.DayNumber) : null;
    }

    private static DateOnly? SomeDay(Random random) => random.Next(3) == 0 ? null : Today.AddDays(random.Next(-10, 60));

    private static Written Row(Random random, string id, int n)
    {
        var open = random.Next(2) == 0;
        var from = Pick(random, Trusts);
        return new()
        {
            Id = id,
            Status = Pick(random, open ? Open : Past),
            From = from,
            To = Pick(random, [.. Trusts.Where(trust => trust != from)]),
            TumourGroup = Pick(random, ["lung", "breast", "skin"]),
            NhsNumber = Written.Number(n),
            FamilyName = Pick(random, Names),
            LocalId = random.Next(2) == 0 ? null : $"L{random.Next(20)}",
            PeriodStart = Today.AddDays(-random.Next(130)),
            WaitingSince = Written.Noon.AddMinutes(random.Next(50)),
            Overdue = random.Next(3) == 0 ? "decide" : null,
            Owner = random.Next(3) == 0 ? "Tracker" : null,
            Incoming = open,
            Outgoing = open || random.Next(4) == 0,
            Complete = random.Next(2) == 0,
            Faster28 = SomeDay(random),
            Handover38 = SomeDay(random),
            Treat62 = SomeDay(random),
            Nearest = random.Next(6) == 0 ? DateOnly.MaxValue : SomeDay(random),
        };
    }

    private static WorklistQuery Query(Random random)
    {
        var kind = Pick(random, Enum.GetValues<WorklistKind>());
        return new()
        {
            Kind = kind,
            Sort = Pick(random, [.. WorklistSorts.All.Where(order => kind is WorklistKind.Pathways || !order.OfPathwaysOnly)]).Sort,
            Limit = random.Next(1, 60),
            Statuses = random.Next(3) > 0
                ? []
                : kind == WorklistKind.Pathways ? ["closed"] : [Pick(random, Open), Pick(random, [.. Open, .. Past])],
            TumourGroup = random.Next(4) == 0 ? "lung" : null,
            Partner = random.Next(4) == 0 ? OdsCode.Parse(Pick(random, Trusts), null) : null,
            Overdue = random.Next(4) == 0 ? random.Next(2) == 0 : null,
            Owner = random.Next(5) == 0 ? "Tracker" : null,
            Unowned = random.Next(6) == 0,
            Complete = random.Next(6) == 0 ? random.Next(2) == 0 : null,
            HandOver = random.Next(5) == 0 ? Pick(random, Enum.GetValues<HandOver>()) : null,
            Text = random.Next(3) > 0 ? null : Pick(random, ["O%N", "h_s", "k\\s", "TÉST", "%", "_", Written.Number(7), "L3"]),
            Band = random.Next(4) == 0 ? Pick(random, Enum.GetValues<PathwayBand>()) : null,
            ClockStatus = random.Next(4) == 0 ? Pick(random, Enum.GetValues<ClockStatus>()) : null,
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
