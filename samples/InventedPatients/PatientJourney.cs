using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>
/// An invented patient and the commands that trusts send about the patient, in order. The number, from 1, and the day determine all of it.
/// </summary>
public sealed record PatientJourney(int Number, EnfPatient Patient, IReadOnlyList<JourneyStep> Steps);

/// <summary>A command with its author and command id, which are the same in every run.</summary>
public abstract record JourneyStep;

public sealed record ReferralJourneyStep(ReferralId Id, ReferralCommand Command, CommandContext Context) : JourneyStep;

public sealed record PathwayJourneyStep(PathwayId Id, PathwayCommand Command, CommandContext Context) : JourneyStep;
