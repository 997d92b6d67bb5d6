using InterTrust.Reference;

namespace InterTrust.InventedPatients;

/// <summary>T, N and M before treatment, and the group that they make.</summary>
internal sealed record SampleStage(string T, string N, string M, string Group)
{
    /// <summary>Millimetres that go with the T category of most tumours.</summary>
    internal (int Least, int Most) Size => T[0] switch { '1' => (12, 20), '2' => (31, 39), '3' => (52, 64), _ => (72, 88) };
}

/// <summary>A cancer as a referring trust describes it, with the codes that go together.</summary>
/// <param name="Weight">How often it comes.</param>
/// <param name="Group">A code of tumourGroup.</param>
/// <param name="Icd10">PRIMARY DIAGNOSIS (ICD).</param>
/// <param name="Site">A code of primaryCancerSite.</param>
/// <param name="Suspected">A code of referralType.</param>
/// <param name="Morphology">ICD-O.</param>
/// <param name="Topography">ICD-O.</param>
/// <param name="From">The referring specialty.</param>
/// <param name="To">The receiving specialty.</param>
internal sealed record SampleTumour(
    int Weight, string Group, string Icd10, string Site, string Suspected, string Morphology, string Topography, string From, string To)
{
    /// <summary>Codes of laterality that it can have.</summary>
    internal string[] Sides { get; init; } = ["8"];

    /// <summary>A code of sex, where only one has it.</summary>
    internal string? Sex { get; init; }

    /// <summary>A code of basis: histology of the primary, for most.</summary>
    internal string Basis { get; init; } = "7";

    internal (int Least, int Most) Age { get; init; } = (48, 86);

    /// <summary>None where TNM is not used.</summary>
    internal SampleStage[] Stages { get; init; } = [];

    /// <summary>A code of grade, where the histology says it.</summary>
    internal string? Grade { get; init; }

    internal required (string Modality, string Site, string Report) Imaging { get; init; }

    internal required (string? Opcs4, string Description, string Result) Biopsy { get; init; }

    internal required string Reason { get; init; }

    internal required string Question { get; init; }

    internal required (string Modality, string CareSetting, string Words) Treatment { get; init; }

    /// <summary>The receiving MDT, as the directory names it.</summary>
    internal string Service => $"{CodeLists.Find("tumourGroup")!.Label(Group)} MDT";

    /// <summary>The team that tracks these patients.</summary>
    internal string Team => $"{CodeLists.Find("tumourGroup")!.Label(Group)} tracking team";

    private static readonly SampleTumour[] All = [.. SampleTumours.Common, .. SampleTumours.Rarer];

    internal static SampleTumour Of(SampleDraw draw)
    {
        var place = draw.Between(1, All.Sum(tumour => tumour.Weight));
        return All.First(tumour => (place -= tumour.Weight) <= 0);
    }

    /// <summary>A sentence with the side and the size put in.</summary>
    internal static string Filled(string sentence, string side, int millimetres) => sentence
        .Replace("{side}", side switch { "L" => "left", "R" => "right", _ => "both sides" }, StringComparison.Ordinal)
        .Replace("{size}", $"{millimetres} mm", StringComparison.Ordinal);
}
