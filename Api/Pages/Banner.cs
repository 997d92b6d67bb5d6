using InterTrust.DataSet;
using InterTrust.Pathways;

namespace InterTrust.Pages;

/// <summary>The patient, at the top of each page about a patient.</summary>
public sealed record Banner(Patient Patient, string TumourGroup, string? From, string To, DateOnly Today)
{
    public Banner(EnfPatient patient, string tumourGroup, string? from, string to, DateOnly today)
        : this(
            new Patient(patient.NhsNumber, patient.FamilyName, patient.GivenName, patient.BirthDate, patient.LocalPatientId),
            tumourGroup, from, to, today)
    { }
}
