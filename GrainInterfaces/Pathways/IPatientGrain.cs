using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>
/// A patient at a trust: serialises find-or-create of the patient's pathways. The key is the ODS code, <c>/</c> and a keyed hash of the
/// NHS number, because Orleans writes keys to logs.
/// </summary>
[Alias("patientAtTrust"), GrainInterfaceType("patientAtTrust")]
public interface IPatientGrain : IGrainWithStringKey
{
    /// <summary>Adds an accepted referral to its pathway. A repeated call adds it once.</summary>
    /// <param name="accepted">The referral, and how the receiver chose its pathway.</param>
    /// <param name="join">The pathway that matching found when it was accepted; null to create one.</param>
    /// <exception cref="StorageUncertainException">It may or may not have been added.</exception>
    /// <exception cref="StorageUnavailableException">It was not added.</exception>
    [Alias("settle")]
    Task<PathwayLink> AssignPathway(AcceptedReferral accepted, PathwayId? join);
}

/// <summary>An accepted referral that is to be added to a pathway.</summary>
/// <param name="Receiver">The trust that accepts.</param>
/// <param name="Referral">The content of the referral; its slot and match reasons are filled in by the patient's grain.</param>
/// <param name="Mode">How the pathway is found.</param>
/// <param name="Chosen">The pathway that a person chose.</param>
/// <param name="IdentityConfirmed">A person confirmed that the patient is the same.</param>
/// <param name="Attempt">0, plus one for each match that was undone.</param>
[GenerateSerializer, Immutable, Alias("patient.arrival")]
public sealed record AcceptedReferral(
    [property: Id(0)] OdsCode Receiver,
    [property: Id(1)] AddReferral Referral,
    [property: Id(2)] PathwayMode Mode,
    [property: Id(3)] PathwayId? Chosen,
    [property: Id(4)] bool IdentityConfirmed,
    [property: Id(5)] int Attempt);
