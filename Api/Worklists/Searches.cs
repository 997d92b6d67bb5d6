using System.Text;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;

namespace InterTrust.Worklists;

/// <summary>What a page searches for, sealed to its trust: it stands in an address and is patient data.</summary>
public sealed class Searches(CursorOptions options)
{
    private readonly Seal seal = new(options, "searches");

    /// <exception cref="BadRequestException">It is longer than the hub searches for.</exception>
    public string Write(string text, OdsCode ods) => text.Length <= 100
        ? seal.Close(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(ods.Value))
        : throw Parameter.Invalid("text", "is at most 100 characters");

    /// <summary>What <see cref="Write"/> sealed for this trust.</summary>
    /// <exception cref="BadRequestException">It is forged, another trust's, or sealed with a key that is no longer there.</exception>
    public string Read(string search, OdsCode ods) => seal.Open(search, Encoding.UTF8.GetBytes(ods.Value)) is { } text
        ? Encoding.UTF8.GetString(text)
        : throw new BadRequestException(new(Problems.CursorInvalid, "This search can no longer be read. Search again."));
}
