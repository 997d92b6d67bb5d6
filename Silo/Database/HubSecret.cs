using System.Security.Cryptography;
using System.Text;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Database;

/// <summary>
/// Names the actor of a patient without naming the patient: grain keys stand in logs, traces and the grain directory. A bare hash of
/// ten digits could be found by trying all.
/// </summary>
public sealed class HubSecret : IPatientKeys
{
    private byte[]? key;

    public string KeyOf(OdsCode ods, NhsNumber nhsNumber)
    {
        var hash = HMACSHA256.HashData(
            key ?? throw new InvalidOperationException("The schema is checked before the first patient is named."),
            Encoding.UTF8.GetBytes($"{ods.Value}/{nhsNumber.Value}"));
        return $"{ods.Value}/{Convert.ToHexStringLower(hash.AsSpan(..16))}";
    }

    internal void Learn(string hex) => key = Convert.FromHexString(hex);
}
