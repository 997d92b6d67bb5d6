using System.Collections.Concurrent;
using InterTrust.Journal;

namespace InterTrust.Hosting;

/// <summary>Records the calls of all silos to their journals, and cuts the connection where a test wants it.</summary>
public sealed class JournalWatch
{
    private readonly ConcurrentDictionary<(string Id, string First), Cut> cuts = [];

    /// <summary>Each attempted commit: the id and its first event.</summary>
    internal ConcurrentBag<(string Id, string First)> Commits { get; } = [];

    /// <summary>The ids that grains read.</summary>
    internal ConcurrentBag<string> Reads { get; } = [];

    /// <summary>Ids whose rows cannot be read.</summary>
    internal HashSet<string> Unreadable { get; } = [];

    /// <summary>Cuts the connection once, at the next commit of this id that begins with this event.</summary>
    public void CutOnce(string id, string firstEvent, Cut where) => cuts[(id, firstEvent)] = where;

    /// <summary>Whether every requested cut has been made.</summary>
    public bool AllCut => cuts.IsEmpty;

    internal Cut? CutOf(Commit commit) => cuts.TryRemove((commit.Id, commit.Events[0].Type), out var cut) ? cut : null;
}
