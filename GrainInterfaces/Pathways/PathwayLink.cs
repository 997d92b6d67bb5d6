using System.Text.Json.Serialization;
using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>How Accept finds the pathway.</summary>
[GenerateSerializer, Alias("referral.pathwayMode")]
public enum PathwayMode
{
    /// <summary>Join the one open pathway in the tumour group, or create one.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Join the pathway that a person chose.</summary>
    [JsonStringEnumMemberName("existing")]
    Existing,

    /// <summary>Create one even if others are open: a second primary.</summary>
    [JsonStringEnumMemberName("new")]
    New,
}

/// <summary>The pathway of an accepted referral.</summary>
/// <param name="Id">The pathway at the receiving trust.</param>
/// <param name="Created">True if it was created for this referral, false if the referral joined it.</param>
/// <param name="MatchedOn">Why it matched: the identifiers that agreed, or what a person chose.</param>
[GenerateSerializer, Immutable, Alias("referral.pathwayLink")]
public sealed record PathwayLink(
    [property: Id(0)] PathwayId Id, [property: Id(1)] bool Created, [property: Id(2)] IReadOnlyList<string> MatchedOn);
