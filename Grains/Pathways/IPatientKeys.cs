using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>Names the actor of a patient at a trust, without the NHS number: Orleans writes keys to logs.</summary>
public interface IPatientKeys
{
    /// <summary>The trust's code and a keyed hash; the same on every silo.</summary>
    string KeyOf(OdsCode ods, NhsNumber nhsNumber);
}
