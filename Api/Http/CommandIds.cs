using System.Security.Cryptography;
using System.Text;
using InterTrust.Identity;

namespace InterTrust.Http;

/// <summary>Command ids, by which a repeat is recognised.</summary>
internal static class CommandIds
{
    internal static string Create(HttpRequest request, Author author, string repeatKey, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{author.Ods} {request.Method} {request.Path}\n{repeatKey}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
