using System.Security.Cryptography;
using InterTrust.Http;
using InterTrust.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace InterTrust.Worklists;

/// <summary>The search text of a page, protected for its trust because it appears in a URL and is patient data.</summary>
public sealed class SearchTokens(IDataProtectionProvider protection)
{
    /// <exception cref="ProblemException">It is too long.</exception>
    public string Write(string text, OdsCode ods) =>
        text.Length <= 100 ? Protector(ods).Protect(text) : throw Parameter.Invalid("text", "is at most 100 characters");

    /// <summary>The text that <see cref="Write"/> protected for this trust.</summary>
    /// <exception cref="ProblemException">It is forged, another trust's, or protected with another key.</exception>
    public string Read(string token, OdsCode ods)
    {
        try
        {
            return Protector(ods).Unprotect(token);
        }
        catch (CryptographicException)
        {
            throw new ProblemException(new(Problems.CursorInvalid, "This search can no longer be read. Search again."));
        }
    }

    private IDataProtector Protector(OdsCode ods) => protection.CreateProtector("searches", ods.Value);
}
