using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>What a trust's system may do.</summary>
internal enum Deed : byte
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

/// <summary>What the clients know of one referral: what they said about it and what they heard.</summary>
internal sealed class Story(int number, int from, int to, string nhsNumber, bool additional)
{
    /// <summary>Enough for a referral that is fought over, and few enough to try their orders.</summary>
    private const int MostSayings = 16;

    private readonly List<Call> calls = [];

    internal int Number => number;

    internal int From => from;

    internal int To => to;

    internal string NhsNumber => nhsNumber;

    internal bool Additional => additional;

    internal string Key { get; } = $"story-{number}";

    internal ReferralId Id { get; } = ReferralId.For(Trusts.Codes[from], $"story-{number}");

    internal Saying Sending { get; } = new(0, Deed.Send, from);

    internal int Sayings { get; private set; } = 1;

    internal bool IsFull => Sayings >= MostSayings;

    internal bool Acknowledged { get; private set; }

    /// <summary>Somebody says something new.</summary>
    internal Saying Say(Deed deed, int trust, int? ifVersion = null, int variant = 0)
    {
        lock (calls)
            return new(Sayings++, deed, trust, ifVersion, variant);
    }

    internal void Add(Call call)
    {
        lock (calls)
        {
            calls.Add(call);
            Acknowledged |= call.Saying == Sending && call.Came is Came.Acknowledged;
        }
    }

    internal IReadOnlyList<Call> Calls()
    {
        lock (calls)
            return [.. calls];
    }
}

/// <summary>Something said under one key: however often it is repeated, it may happen once.</summary>
/// <param name="Number">Its place among the story's sayings.</param>
/// <param name="Deed">What is done.</param>
/// <param name="Trust">Who says it.</param>
/// <param name="IfVersion">The version looked at; null for whatever version.</param>
/// <param name="Variant">Not 0: the story's Send with another body under the same key.</param>
internal sealed record Saying(int Number, Deed Deed, int Trust, int? IfVersion = null, int Variant = 0)
{
    internal string Key(Story story) => Deed is Deed.Send ? story.Key : $"{story.Key}-{Number}";

    /// <summary>The same in the words of the rules.</summary>
    internal ReferralCommand Command(Story story) => Deed switch
    {
        Deed.Send => Bodies.Command(story, Variant),
        Deed.Receive => new Receive(),
        Deed.Accept => new Accept(),
        Deed.Reject => new Reject(Bodies.RejectionReason, Bodies.Explanation),
        Deed.Withdraw => new Withdraw(Bodies.WithdrawalReason, Bodies.Explanation),
        Deed.Ask => new RequestInformation([new(null, Bodies.Question(story, this))]),
        Deed.Answer => new ProvideInformation([new(Variant, Bodies.Explanation)]),
        _ => throw new InvalidOperationException($"{Deed} is no command."),
    };
}

/// <summary>What came of a call.</summary>
internal enum Came : byte
{
    /// <summary>A 2xx.</summary>
    Acknowledged,

    /// <summary>A documented 4xx: nothing has happened.</summary>
    Refused,

    /// <summary>A time-out, a broken connection, a 5xx: it may or may not have happened.</summary>
    Unknown,
}

/// <summary>One request and its answer.</summary>
/// <param name="Saying">What was said.</param>
/// <param name="Begin">Before it was sent, in ticks of the stopwatch.</param>
/// <param name="End">After it was answered or given up.</param>
/// <param name="Came">What came of it.</param>
/// <param name="Code">The problem's code.</param>
/// <param name="Version">The version in the answer's ETag.</param>
/// <param name="Status">The status in the answer.</param>
internal sealed record Call(Saying Saying, long Begin, long End, Came Came, string? Code, int? Version, string? Status);

/// <summary>The trusts of the demo's directory.</summary>
internal static class Trusts
{
    internal static readonly OdsCode[] Codes = [.. new[] { "RFF", "RFR", "RFS", "RP5", "RHQ" }.Select(code => OdsCode.Parse(code, null))];

    /// <summary>The tertiary centre, which most referrals go to.</summary>
    internal const int Sheffield = 4;
}
