using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>The requests that a trust's system sends.</summary>
internal enum OperationType : byte
{
    Send,
    Receive,
    Accept,
    Reject,
    Withdraw,
    Ask,
    Answer,
    Read,
}

/// <summary>The calls of the clients about one referral, and the answers.</summary>
internal sealed class Story(int number, int from, int to, string nhsNumber, bool additional)
{
    /// <summary>Enough for a referral that is fought over, and few enough to try their orders.</summary>
    private const int MaxOperations = 16;

    private readonly List<Call> calls = [];

    internal int Number => number;

    internal int From => from;

    internal int To => to;

    internal string NhsNumber => nhsNumber;

    internal bool Additional => additional;

    internal string Key { get; } = $"story-{number}";

    internal ReferralId Id { get; } = ReferralId.For(Trusts.Codes[from], $"story-{number}");

    internal Operation Sending { get; } = new(0, OperationType.Send, from);

    internal int Operations { get; private set; } = 1;

    internal bool IsFull => Operations >= MaxOperations;

    internal bool Acknowledged { get; private set; }

    /// <summary>A new operation.</summary>
    internal Operation NewOperation(OperationType type, int trust, int? ifVersion = null, int variant = 0)
    {
        lock (calls)
            return new(Operations++, type, trust, ifVersion, variant);
    }

    internal void Add(Call call)
    {
        lock (calls)
        {
            calls.Add(call);
            Acknowledged |= call.Operation == Sending && call.Outcome is Outcome.Acknowledged;
        }
    }

    internal IReadOnlyList<Call> Calls()
    {
        lock (calls)
            return [.. calls];
    }
}

/// <summary>A request under one key: however often it is repeated, it may take effect once.</summary>
/// <param name="Number">Its place among the story's operations.</param>
/// <param name="Type">What is done.</param>
/// <param name="Trust">Who sends it.</param>
/// <param name="IfVersion">The version looked at; null for whatever version.</param>
/// <param name="Variant">Not 0: the story's Send with another body under the same key.</param>
internal sealed record Operation(int Number, OperationType Type, int Trust, int? IfVersion = null, int Variant = 0)
{
    internal string Key(Story story) => Type is OperationType.Send ? story.Key : $"{story.Key}-{Number}";

    /// <summary>The command of the rules.</summary>
    internal ReferralCommand Command(Story story) => Type switch
    {
        OperationType.Send => Bodies.Command(story, Variant),
        OperationType.Receive => new Receive(),
        OperationType.Accept => new Accept(),
        OperationType.Reject => new Reject(Bodies.RejectionReason, Bodies.Explanation),
        OperationType.Withdraw => new Withdraw(Bodies.WithdrawalReason, Bodies.Explanation),
        OperationType.Ask => new RequestInformation([new(null, Bodies.Question(story, this))]),
        OperationType.Answer => new ProvideInformation([new(Variant, Bodies.Explanation)]),
        _ => throw new InvalidOperationException($"{Type} is no command."),
    };
}

/// <summary>The outcome of a call.</summary>
internal enum Outcome : byte
{
    /// <summary>A 2xx.</summary>
    Acknowledged,

    /// <summary>A documented 4xx: nothing has happened.</summary>
    Refused,

    /// <summary>A time-out, a broken connection, a 5xx: it may or may not have happened.</summary>
    Unknown,
}

/// <summary>One request and its answer.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Begin">Before it was sent, in ticks of the stopwatch.</param>
/// <param name="End">After it was answered or given up.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Code">The problem's code.</param>
/// <param name="Version">The version in the answer's ETag.</param>
/// <param name="Status">The status in the answer.</param>
internal sealed record Call(Operation Operation, long Begin, long End, Outcome Outcome, string? Code, int? Version, string? Status);

/// <summary>The trusts of the demo's directory.</summary>
internal static class Trusts
{
    internal static readonly OdsCode[] Codes = [.. new[] { "RFF", "RFR", "RFS", "RP5", "RHQ" }.Select(code => OdsCode.Parse(code, null))];

    /// <summary>The tertiary centre, which most referrals go to.</summary>
    internal const int Sheffield = 4;
}
