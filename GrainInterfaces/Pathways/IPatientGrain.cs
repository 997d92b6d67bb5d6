using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>
/// A patient at a trust, where find-or-create of a pathway happens once. The key is <c>RHQ/</c> and a keyed hash of the NHS number,
/// because Orleans writes keys to logs.
/// </summary>
[Alias("patientAtTrust"), GrainInterfaceType("patientAtTrust")]
public interface IPatientGrain : IGrainWithStringKey
{
    /// <summary>Brings an accepted referral to its pathway, once, however often it is said.</summary>
    /// <param name="accepted">The referral and what the receiver said about its pathway.</param>
    /// <param name="join">The pathway that matching found when it was accepted; null to create one.</param>
    /// <exception cref="StorageUncertainException">It may or may not have happened.</exception>
    /// <exception cref="StorageUnavailableException">It has not happened.</exception>
    [Alias("settle")]
    Task<PathwayLink> AssignPathway(AcceptedReferral accepted, PathwayId? join);
}

/// <summary>An accepted referral on its way to a pathway.</summary>
/// <param name="Receiver">The trust that accepts.</param>
/// <param name="Referral">What it brings; its slot and its reasons for matching are not known yet.</param>
/// <param name="Mode">How the pathway is found.</param>
/// <param name="Chosen">The pathway that a person chose.</param>
/// <param name="IdentityConfirmed">A person confirmed that the patient is the same.</param>
/// <param name="Attempt">0, and one more each time a match was undone.</param>
[GenerateSerializer, Immutable, Alias("patient.arrival")]
public sealed record AcceptedReferral(
    [property: Id(0)] OdsCode Receiver,
    [property: Id(1)] AddReferral Referral,
    [property: Id(2)] PathwayMode Mode,
    [property: Id(3)] PathwayId? Chosen,
    [property: Id(4)] bool IdentityConfirmed,
    [property: Id(5)] int Attempt);
