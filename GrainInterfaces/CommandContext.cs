using InterTrust.Identity;

namespace InterTrust;

/// <summary>What goes with every command.</summary>
/// <param name="Author">Who says it.</param>
/// <param name="CommandId">Unique within the referral or pathway: the same id said twice happens once.</param>
/// <param name="ExpectedVersion">The version that the caller looked at; null for whatever version.</param>
[GenerateSerializer, Immutable, Alias("said")]
public sealed record CommandContext([property: Id(0)] Author Author, [property: Id(1)] string CommandId, [property: Id(2)] int? ExpectedVersion = null);
