using System.Collections.Concurrent;
using InterTrust.Journal;

namespace InterTrust.Hosting;

/// <summary>What all silos of a hub said to their journals, and where the wire is to be cut.</summary>
public sealed class JournalWatch
{
    private readonly ConcurrentDictionary<(string Of, string First), Cut> cuts = [];

    /// <summary>Each commit that was tried: whose, and its first event.</summary>
    internal ConcurrentBag<(string Id, string First)> Commits { get; } = [];

    /// <summary>Each read that a grain made: of whom.</summary>
    internal ConcurrentBag<string> Reads { get; } = [];

    /// <summary>Whose rows cannot be read.</summary>
    internal HashSet<string> Blind { get; } = [];

    /// <summary>Cuts the wire once, at the next commit of this one that begins with this event.</summary>
    public void CutOnce(string id, string firstEvent, Cut where) => cuts[(id, firstEvent)] = where;

    /// <summary>Whether every cut that was asked for has been made.</summary>
    public bool AllMade => cuts.IsEmpty;

    internal Cut? CutOf(Commit commit) => cuts.TryRemove((commit.Id, commit.Events[0].Type), out var cut) ? cut : null;
}
