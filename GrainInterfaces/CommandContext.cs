using InterTrust.Identity;

namespace InterTrust;

/// <summary>The context of a command: its author, its id and the expected version.</summary>
/// <param name="Author">Who gives the command.</param>
/// <param name="CommandId">Unique within the referral or pathway: a command that is repeated with the same id is applied once.</param>
/// <param name="ExpectedVersion">The version that the caller looked at; null to apply the command to any version.</param>
[GenerateSerializer, Immutable, Alias("said")]
public sealed record CommandContext(
    [property: Id(0)] Author Author,
    [property: Id(1)] string CommandId,
    [property: Id(2)] int? ExpectedVersion = null);
