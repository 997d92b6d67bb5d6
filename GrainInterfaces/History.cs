using InterTrust.Identity;

namespace InterTrust;

/// <summary>One event of a referral or pathway, as it was stored.</summary>
/// <param name="Version">Its position in the history, from 1.</param>
/// <param name="Type">The type of the event; a fixed name.</param>
/// <param name="At">When the hub stored it.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Facts">The content of the event: one JSON object.</param>
[GenerateSerializer, Immutable, Alias("historyEvent")]
public sealed record HistoryEvent(
    [property: Id(0)] int Version,
    [property: Id(1)] string Type,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] Author By,
    [property: Id(4)] RawJson Facts);
