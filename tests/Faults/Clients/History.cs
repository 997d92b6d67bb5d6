using System.Collections.Concurrent;
using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>All calls and their answers, in memory for the checker and in a file for a reader.</summary>
internal sealed class History(int clients, string? file) : IDisposable
{
    private readonly ConcurrentDictionary<int, Story> stories = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly long[] lastAcknowledged = new long[clients];
    private readonly StreamWriter? writer = file is null ? null : new(file);
    private long acknowledged;
    private long refused;
    private long unknown;

    internal long Acknowledged => Interlocked.Read(ref acknowledged);

    internal long Refused => Interlocked.Read(ref refused);

    internal long Unknown => Interlocked.Read(ref unknown);

    internal IReadOnlyCollection<Story> Stories => [.. stories.Values];

    internal int Count => stories.Count;

    /// <summary>Answers that no client should ever get.</summary>
    internal IReadOnlyCollection<string> Complaints => complaints;

    internal Story Add(Story story) => stories[story.Number] = story;

    internal Story? Find(int number) => stories.GetValueOrDefault(number);

    internal void Complain(string of)
    {
        if (complaints.Count < 100)
            complaints.Enqueue(of);
    }

    internal void Add(Story story, Call call)
    {
        story.Add(call);
        if (writer is null)
            return;
        lock (writer)
            writer.WriteLine(
                $"{story.Id} {Trusts.Codes[call.Operation.Trust]} {call.Operation.Type} {call.Operation.Number}.{call.Operation.Variant} "
                + $"if={call.Operation.IfVersion} {call.Begin}..{call.End} {call.Outcome} {call.Code} v={call.Version} {call.Status}");
    }

    /// <summary>An operation is over, repeats and all.</summary>
    /// <param name="client">Whose.</param>
    /// <param name="outcome">What came of its last call.</param>
    /// <param name="begin">When that call began.</param>
    internal void Done(int client, Outcome outcome, long begin)
    {
        Interlocked.Increment(
            ref outcome is Outcome.Acknowledged ? ref acknowledged : ref outcome is Outcome.Refused ? ref refused : ref unknown);
        if (outcome is Outcome.Acknowledged)
            Volatile.Write(ref lastAcknowledged[client], begin);
    }

    /// <summary>Every client has been acknowledged something that it asked after this moment.</summary>
    internal bool AllAcknowledgedSince(long moment) =>
        Enumerable.Range(0, clients).All(client => Volatile.Read(ref lastAcknowledged[client]) > moment);

    internal static long Now => Stopwatch.GetTimestamp();

    public void Dispose() => writer?.Dispose();
}
