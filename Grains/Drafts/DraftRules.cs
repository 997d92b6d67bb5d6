namespace InterTrust.Drafts;

/// <summary>The summary of a draft, and the comparison of two drafts.</summary>
internal static class DraftRules
{
    private const int MaxLength = 100;

    internal static DraftSummary Summary(this Draft draft) => new(
        draft.Id,
        draft.Purpose,
        draft.To,
        Shorten(draft, "/patient/familyName"),
        Shorten(draft, "/patient/givenName"),
        Shorten(draft, "/tumourGroup"),
        draft.SavedAt,
        draft.SavedBy);

    /// <summary>Whether the drafts are equal in all but the time at which they were saved.</summary>
    internal static bool HasSameContent(this Draft draft, Draft other) =>
        (draft.Version, draft.Purpose, draft.To, draft.SavedBy, draft.Fields.Count)
            == (other.Version, other.Purpose, other.To, other.SavedBy, other.Fields.Count)
        && draft.Fields.All(field => other.Fields.TryGetValue(field.Key, out var text) && text == field.Value);

    /// <summary>The first characters, whole and without NUL, which a text column of PostgreSQL does not take.</summary>
    private static string? Shorten(Draft draft, string pointer) => draft.Fields.TryGetValue(pointer, out var text)
        ? string.Concat(text.EnumerateRunes().Where(character => character.Value > 0).Take(MaxLength))
        : null;
}
