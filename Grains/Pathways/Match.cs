using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>What matching found for an accepted referral.</summary>
/// <param name="MatchedOn">Why: the identifiers that agreed, what was looked for and not found, or what a person chose.</param>
public abstract record Match(IReadOnlyList<string> MatchedOn);

/// <summary>Join this pathway.</summary>
public sealed record JoinPathway(PathwayId Pathway, IReadOnlyList<string> MatchedOn) : Match(MatchedOn);

/// <summary>Create a pathway.</summary>
/// <param name="Slot">Counts the pathways that the trust tracks for this patient and tumour group at once.</param>
/// <param name="MatchedOn">Why.</param>
public sealed record CreatePathway(int Slot, IReadOnlyList<string> MatchedOn) : Match(MatchedOn);

/// <summary>A person must choose.</summary>
/// <param name="Refusal">Why, with what there is to choose from.</param>
public sealed record MatchRefused(Refusal Refusal) : Match([]);
