using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>An open pathway, as far as matching needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Patient">Whose.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Slot">Counts the pathways that the trust tracks for this patient and tumour group at once.</param>
/// <param name="PeriodStart">Day 0.</param>
public sealed record TrackedPathway(PathwayId Id, Patient Patient, string TumourGroup, int Slot, DateOnly PeriodStart);
