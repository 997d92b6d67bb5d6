using System.Text.Json;

namespace InterTrust.Faults;

/// <summary>An entry of a trust's feed, as short as it can be told apart.</summary>
internal readonly record struct FeedEntry(long Seq, string Id, int Version, string Type);

/// <summary>A trust's system that follows its feed: a fast one is always at its end, a slow one far behind.</summary>
internal sealed class FeedReader(Doors doors, int trust, int limit, TimeSpan pause)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    private readonly List<FeedEntry> read = [];
    private int host;

    internal int Trust => trust;

    internal IReadOnlyList<FeedEntry> Entries => read;

    /// <summary>Without an answer it retries a little later each time, as the clients do.</summary>
    internal async Task Follow(CancellationToken stop)
    {
        for (var wait = pause; !stop.IsCancellationRequested; await Task.Delay(wait, CancellationToken.None))
            wait = await Page(limit) >= 0 ? pause : wait < Longest ? 2 * wait : wait;
    }

    /// <summary>Reads on until there is nothing more.</summary>
    internal async Task<IReadOnlyList<FeedEntry>> ToTheEnd()
    {
        while (await Page(1000) != 0) { }
        return read;
    }

    /// <returns>How many entries came; less than none when nothing was answered.</returns>
    private async Task<int> Page(int most)
    {
        var after = read is [.., var last] ? last.Seq : 0;
        if (await doors.Ask(host++ % doors.Hosts, trust, "GET", $"/events?after={after}&limit={most}") is not { IsAcknowledged: true } page)
            return -1;
        var before = read.Count;
        Parse(page.Body);
        return read.Count - before;
    }

    private void Parse(ReadOnlySpan<byte> page)
    {
        var json = new Utf8JsonReader(page);
        var entry = default(FeedEntry);
        while (json.Read())
            if (json.TokenType is JsonTokenType.EndObject && json.CurrentDepth == 2)
                read.Add(entry);
            else if (json.TokenType is JsonTokenType.PropertyName && json.CurrentDepth == 3)
            {
                var name = json.GetString();
                json.Read();
                entry = name switch
                {
                    "seq" => entry with { Seq = json.GetInt64() },
                    "referralId" or "pathwayId" => entry with { Id = json.GetString()! },
                    "version" => entry with { Version = json.GetInt32() },
                    "type" => entry with { Type = string.Intern(json.GetString()!) },
                    _ => entry,
                };
                json.TrySkip();
            }
    }
}
