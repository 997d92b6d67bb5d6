using System.Text.Json;
using System.Text.RegularExpressions;
using InterTrust.Identity;

namespace InterTrust.Faults;

/// <summary>A broken invariant.</summary>
/// <param name="Invariant">Its number in docs/reliability.md.</param>
/// <param name="What">What was seen.</param>
internal sealed record Violation(string Invariant, string What);

/// <summary>
/// Once all faults are healed, compares the clients' history, the hub's answers and the database. docs/reliability.md lists the invariants.
/// </summary>
internal sealed partial class Checker(
    Plan plan,
    Machine machine,
    History history,
    Doors doors,
    IReadOnlyList<FeedReader> readers) : IAsyncDisposable
{
    private static readonly TimeSpan PathwayWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ServesWithin = TimeSpan.FromSeconds(20);

    private readonly Books books = new(machine.Connection);
    private readonly List<Violation> violations = [];

    /// <summary>Each referral as stored, for comparison with the hub's answers.</summary>
    private readonly Dictionary<string, Entered> referrals = [];
    private readonly Dictionary<string, Entered> pathways = [];
    private readonly Dictionary<string, List<string>> pathwaysOf = [];

    /// <summary>The expected events of each trust's feed.</summary>
    private readonly HashSet<(string Id, int Version, string Type)>[] concerns =
        [.. Trusts.Codes.Select(_ => new HashSet<(string, int, string)>())];

    private sealed record Entered(
        OdsCode? From,
        OdsCode To,
        int Version,
        string Status,
        string TumourGroup,
        string? Pathway,
        bool Incoming,
        bool Outgoing);

    internal async Task<IReadOnlyList<Violation>> Check()
    {
        await AcceptedHaveTheirPathways();
        // A deliberately broken hub should be caught soon, by what it has written.
        if (plan.Broken is null)
            await ServesAfterAColdStart();
        await ReferralsAgree();
        await PathwaysAgree();
        await AcknowledgedIsReadable();
        await WorklistsAgree();
        await FeedsAgree();
        await NobodyIsNamedInALog();
        foreach (var complaint in history.Complaints)
            Fail(complaint.Contains("showed", StringComparison.Ordinal) ? "I8" : "answers", complaint);
        return violations;
    }

    public ValueTask DisposeAsync() => books.DisposeAsync();

    private void Fail(string invariant, string what) => violations.Add(new(invariant, what));

    /// <summary>
    /// I9: an accepted referral has its pathway within ten seconds of healing, plus the largest clock skew: work that a silo with a fast
    /// clock left behind is due later.
    /// </summary>
    private async Task AcceptedHaveTheirPathways()
    {
        var healed = History.Now;
        var within = PathwayWithin + (plan.Broken is null ? machine.MostSkew : TimeSpan.Zero);
        while (await books.Count("referral where status = 'accepted'") is > 0 and var unfinished)
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(healed) > within)
            {
                Fail("I9", $"{unfinished} referrals are accepted and have no pathway");
                return;
            }
            await Task.Delay(100);
        }
    }

    /// <summary>
    /// I10: after everything is killed at once, a restart serves within twenty seconds, or within twice the run's first start on a busy
    /// machine.
    /// </summary>
    private async Task ServesAfterAColdStart()
    {
        await machine.KillAll();
        var begun = History.Now;
        await machine.Database.Restart();
        await machine.StartAll();
        foreach (var trust in Enumerable.Range(0, Trusts.Codes.Length))
            await Answered(trust, "/worklists/incoming?limit=1");
        var (took, first) = (System.Diagnostics.Stopwatch.GetElapsedTime(begun), machine.FirstStart);
        var message = $"a cold start of everything served after {took.TotalSeconds:0.0} s; the first start took {first.TotalSeconds:0.0} s";
        Console.WriteLine(message);
        if (took > ServesWithin && took > 2 * first)
            Fail("I10", message);
    }

    /// <summary>I1: both sides can read every acknowledged referral, and its state is the stored one.</summary>
    private Task AcknowledgedIsReadable() => Parallel.ForEachAsync(
        history.Stories.Where(story => story.Acknowledged),
        new ParallelOptions { MaxDegreeOfParallelism = 16 },
        async (story, _) =>
        {
            foreach (var side in (int[])[story.From, story.To])
            {
                var response = await Answered(side, $"/referrals/{story.Id}");
                var shown = response?.IsAcknowledged == true ? (response.Version, response.Text("status"u8)) : (null, null);
                if (referrals.GetValueOrDefault(story.Id.Value) is { } entered && shown != (entered.Version, entered.Status))
                    lock (violations)
                        Fail(
                            "I1",
                            $"{story.Id} is {entered.Status} at version {entered.Version}, "
                            + $"and {Trusts.Codes[side]} reads {(int?)response?.Status} {shown}");
            }
        });

    /// <summary>I1 and I5: each worklist and its totals have exactly the rows that follow from the events.</summary>
    private async Task WorklistsAgree()
    {
        foreach (var (trust, ods) in Trusts.Codes.Index())
        {
            var totals = new Dictionary<(string, string, string), int>();
            foreach (var (kind, all) in new (string, IEnumerable<KeyValuePair<string, Entered>>)[]
            {
                ("incoming", referrals.Where(r => r.Value.To == ods && r.Value.Incoming)),
                ("outgoing", referrals.Where(r => r.Value.From == ods && r.Value.Outgoing)),
                ("pathways", pathways.Where(p => p.Value.To == ods && p.Value.Incoming)),
            })
            {
                var expected = all.ToDictionary(row => row.Key, row => (row.Value.Version, row.Value.Status));
                var shown = await Worklist(trust, kind);
                var unexpected = shown
                    .Where(row => !expected.TryGetValue(row.Key, out var entered) || entered != row.Value)
                    .Select(row => row.Key);
                if (shown.Count != expected.Count || unexpected.Any())
                {
                    var missing = expected.Keys.Except(shown.Keys);
                    var wrong = unexpected.Concat(missing).First();
                    Fail(
                        "I5",
                        $"the {kind} worklist of {ods} has {shown.Count} rows "
                        + $"and the events make {expected.Count}; {wrong} for one");
                    if (missing.Any(id => history.Stories.Any(story => story.Id.Value == id && story.Acknowledged)))
                        Fail("I1", $"an acknowledged referral is not on the {kind} worklist of {ods}");
                }
                foreach (var (_, row) in all)
                    totals[(kind, row.Status, row.TumourGroup)] = totals.GetValueOrDefault((kind, row.Status, row.TumourGroup)) + 1;
            }
            using var summary = JsonDocument.Parse((await Answered(trust, "/worklists/summary"))!.Body);
            var counted = summary.RootElement.GetProperty("totals").EnumerateArray().ToDictionary(
                total => (
                    total.GetProperty("kind").GetString()!,
                    total.GetProperty("status").GetString()!,
                    total.GetProperty("tumourGroup").GetString()!),
                total => total.GetProperty("count").GetInt32());
            if (!counted.ToHashSet().SetEquals(totals))
                Fail("I5", $"the summary of {ods} counts {counted.Values.Sum()} rows, and the events make {totals.Values.Sum()}");
        }
    }

    /// <summary>I6: every reader of a feed has read the same events in order, and all of the trust's. I8: no others.</summary>
    private async Task FeedsAgree()
    {
        foreach (var (trust, ods) in Trusts.Codes.Index())
        {
            var feed = await new FeedReader(doors, trust, 1000, TimeSpan.Zero).ToTheEnd();
            foreach (var reader in readers.Where(reader => reader.Trust == trust))
                if (!(await reader.ToTheEnd()).SequenceEqual(feed))
                    Fail(
                        "I6",
                        $"a reader who followed the feed of {ods} has {reader.Entries.Count} entries, "
                        + $"and a new reader gets {feed.Count}");
            if (feed.Zip(feed.Skip(1)).Any(pair => pair.First.Seq >= pair.Second.Seq))
                Fail("I6", $"the feed of {ods} is not in order");
            var mixed = feed
                .GroupBy(entry => entry.Id, entry => entry.Version)
                .FirstOrDefault(versions => !versions.SequenceEqual(Enumerable.Range(1, versions.Count())));
            if (mixed is not null)
                Fail("I6", $"the feed of {ods} tells {mixed.Key} in the order {string.Join(", ", mixed)}");
            var reported = feed.Select(entry => (entry.Id, entry.Version, entry.Type)).ToHashSet();
            if (reported.Count != feed.Count || !concerns[trust].IsSubsetOf(reported))
                Fail("I6", $"the feed of {ods} has {feed.Count} entries, and {concerns[trust].Count} events concern it");
            if (!reported.IsSubsetOf(concerns[trust]))
                Fail("I8", $"the feed of {ods} tells of {reported.Except(concerns[trust]).First()}, which is none of its business");
        }
    }

    /// <summary>I8: no patient is named in any log or at any management address.</summary>
    private async Task NobodyIsNamedInALog()
    {
        foreach (var file in System.IO.Directory.GetFiles(machine.Logs))
            foreach (var line in File.ReadLines(file).Where(line => Patient().IsMatch(line)))
                Fail("I8", $"{Path.GetFileName(file)} names a patient in: {Patient().Replace(line, "…")}");
        if ((await machine.Metrics()).Any(answer => Patient().IsMatch(answer)))
            Fail("I8", "a patient is named at a management address");
    }

    private async Task<Dictionary<string, (int Version, string Status)>> Worklist(int trust, string kind)
    {
        var rows = new Dictionary<string, (int, string)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var from = cursor == "" ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var answer = await Answered(trust, $"/worklists/{kind}?limit=200{from}");
            using var page = JsonDocument.Parse(answer!.Body);
            foreach (var row in page.RootElement.GetProperty("items").EnumerateArray())
                rows[row.GetProperty("id").GetString()!] = (row.GetProperty("version").GetInt32(), row.GetProperty("status").GetString()!);
            cursor = page.RootElement.GetProperty("next").GetString();
        }
        return rows;
    }

    /// <summary>The hub's answer, retried for a moment because a host may just have started.</summary>
    private async Task<ApiResponse?> Answered(int trust, string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await doors.Ask((trust + attempt) % doors.Hosts, trust, "GET", path);
            if (response is { IsAcknowledged: true } or { IsRefused: true } || attempt == 200)
                return response;
            await Task.Delay(50);
        }
    }

    [GeneratedRegex(@"Canary-\w*|Zephyrine|(?<![0-9a-zA-Z.])999[0-9]{7}(?![0-9a-zA-Z])")]
    private static partial Regex Patient();
}
