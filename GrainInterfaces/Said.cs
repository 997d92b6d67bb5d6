using InterTrust.Identity;

namespace InterTrust;

/// <summary>What goes with every command.</summary>
/// <param name="By">Who says it.</param>
/// <param name="CommandId">Unique within the referral or pathway: the same id said twice happens once.</param>
/// <param name="IfVersion">The version that the caller looked at; null for whatever version.</param>
[GenerateSerializer, Immutable, Alias("said")]
public sealed record Said([property: Id(0)] By By, [property: Id(1)] string CommandId, [property: Id(2)] int? IfVersion = null);
