using System.Globalization;
using InterTrust.Drafts;
using InterTrust.Identity;

namespace InterTrust.Journal;

/// <summary>A draft of several database pages, with the version in every field.</summary>
public static class Typed
{
    private static readonly OdsCode Ods = OdsCode.Parse("RFF", null);

    public static readonly DraftId Id = DraftId.For(Ods, "typed");

    public static Draft Version(int version) => new(
        Id, version, new(), null,
        Enumerable.Range(0, 300).ToDictionary(n => $"/{n}", n => string.Create(CultureInfo.InvariantCulture, $"{n} of version {version}")),
        Written.Noon.AddSeconds(version), new(Ods, "coordinator"));
}
