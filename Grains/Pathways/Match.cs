using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What matching found for an accepted referral.</summary>
/// <param name="MatchedOn">Why: the identifiers that agreed, the search that found nothing, or a person's choice.</param>
public abstract record Match(IReadOnlyList<string> MatchedOn);

/// <summary>Join this pathway.</summary>
public sealed record JoinPathway(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : Match(MatchedOn);

/// <summary>Create a pathway.</summary>
/// <param name="Slot">The number among the open pathways of this patient and tumour group at the trust, from 0.</param>
/// <param name="MatchedOn">Why.</param>
public sealed record CreatePathway(int Slot, IReadOnlyList<string> MatchedOn) : Match(MatchedOn);

/// <summary>A person must choose.</summary>
/// <param name="Refusal">Why, with the choices.</param>
public sealed record MatchRefused(Refusal Refusal) : Match([]);
