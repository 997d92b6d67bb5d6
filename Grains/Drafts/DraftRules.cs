namespace InterTrust.Drafts;

/// <summary>What the list shows of a draft, and when two drafts say the same.</summary>
internal static class DraftRules
{
    private const int MostShown = 100;

    internal static DraftSummary Summary(this Draft draft) => new(
        draft.Id, draft.Purpose, draft.To, Shorten(draft, "/patient/familyName"), Shorten(draft, "/patient/givenName"), Shorten(draft, "/tumourGroup"),
        draft.SavedAt, draft.SavedBy);

    /// <summary>Whether somebody has saved this version with the same in it, whenever that was.</summary>
    internal static bool HasSameContent(this Draft draft, Draft other) =>
        (draft.Version, draft.Purpose, draft.To, draft.SavedBy, draft.Fields.Count) == (other.Version, other.Purpose, other.To, other.SavedBy, other.Fields.Count)
        && draft.Fields.All(field => other.Fields.TryGetValue(field.Key, out var typed) && typed == field.Value);

    /// <summary>The beginning, in whole characters and without NUL: a column of PostgreSQL takes no other text. A field is kept as it was typed.</summary>
    private static string? Shorten(Draft draft, string pointer) => draft.Fields.TryGetValue(pointer, out var typed)
        ? string.Concat(typed.EnumerateRunes().Where(character => character.Value > 0).Take(MostShown))
        : null;
}
