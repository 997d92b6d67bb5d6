using System.Text;

namespace InterTrust.Identity;

/// <summary>Normalises names, so that they can be compared and searched without regard to accents, case and punctuation.</summary>
public static class NameFolding
{
    /// <summary>
    /// Lower-case letters and digits without accents; hyphens, apostrophes, spaces and the like are left out. <c>Ní Bhriain</c> and
    /// <c>NI-BHRIAIN</c> give the same result.
    /// </summary>
    /// <param name="name">A name as it was typed.</param>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        // EnumerateRunes replaces half a surrogate pair; Normalize would throw on it.
        var whole = string.Concat(name.EnumerateRunes());
        foreach (var rune in whole.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune))
                Append(folded, Rune.ToLowerInvariant(rune));
        return folded.ToString();
    }

    /// <summary>Maps letters that Unicode does not decompose into a letter and its accent.</summary>
    private static void Append(StringBuilder folded, Rune letter) => _ = letter.Value switch
    {
        'ł' => folded.Append('l'),
        'ø' => folded.Append('o'),
        'đ' or 'ð' => folded.Append('d'),
        'ħ' => folded.Append('h'),
        'ı' => folded.Append('i'),
        'ŧ' => folded.Append('t'),
        'ŋ' => folded.Append('n'),
        'ĸ' => folded.Append('k'),
        'ß' or 'ẞ' => folded.Append("ss"),
        'æ' => folded.Append("ae"),
        'œ' => folded.Append("oe"),
        'þ' => folded.Append("th"),
        'ς' => folded.Append('σ'),
        // Apostrophes that Unicode counts among the letters, the okina for one.
        >= 0x02B9 and <= 0x02C1 => folded,
        _ => folded.Append(letter.ToString()),
    };
}
