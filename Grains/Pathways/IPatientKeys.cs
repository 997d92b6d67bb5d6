using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Makes the key of a patient's grain without the NHS number, because Orleans writes keys to logs.</summary>
public interface IPatientKeys
{
    /// <summary>The trust's code and a keyed hash; the same on every silo.</summary>
    string KeyOf(OdsCode ods, NhsNumber nhsNumber);
}
