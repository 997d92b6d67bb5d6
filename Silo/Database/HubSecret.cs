using System.Security.Cryptography;
using System.Text;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Database;

/// <summary>
/// Makes the key of a patient's grain from a keyed hash: grain keys appear in logs, traces and the grain directory, and a plain hash of
/// ten digits could be found by trying all numbers.
/// </summary>
public sealed class HubSecret : IPatientKeys
{
    private byte[]? key;

    public string KeyOf(OdsCode ods, NhsNumber nhsNumber)
    {
        var hash = HMACSHA256.HashData(
            key ?? throw new InvalidOperationException("The schema must be checked before the first patient key is made."),
            Encoding.UTF8.GetBytes($"{ods.Value}/{nhsNumber.Value}"));
        return $"{ods.Value}/{Convert.ToHexStringLower(hash.AsSpan(..16))}";
    }

    internal void SetKey(string hex) => key = Convert.FromHexString(hex);
}
