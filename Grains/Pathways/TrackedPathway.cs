using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>An open pathway, as far as matching needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Patient">The patient.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
/// <param name="Slot">The number among the open pathways of this patient and tumour group at the trust, from 0.</param>
/// <param name="PeriodStart">Day 0.</param>
public sealed record TrackedPathway(PathwayId Id, Patient Patient, string TumourGroup, int Slot, DateOnly PeriodStart);
