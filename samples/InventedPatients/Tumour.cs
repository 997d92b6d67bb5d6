using System.Text.Json;
using InterTrust.Reference;

namespace InterTrust.InventedPatients;

/// <summary>
/// A cancer as a referring trust describes it: codes and texts that belong together, from tumours.json. In the texts <c>{side}</c> and
/// <c>{size}</c> are the patient's own. The weight says how often it occurs, relative to the others. There are no stages where TNM is not
/// used, and a sex only where just one has it.
/// </summary>
internal sealed record Tumour(
    int Weight, string TumourGroup, string Icd10, string Morphology, string Topography, string Basis, string[] Lateralities,
    string PrimaryCancerSite, string ReferralType, string FromSpecialty, string ToSpecialty, int MinAge, int MaxAge, TnmStage[] Stages,
    Imaging Imaging, Biopsy Biopsy, string Reason, string Question, Treatment Treatment, string? Grade = null, string? Sex = null)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Tumour[] All = Load();

    /// <summary>The receiving MDT.</summary>
    internal string Mdt => $"{GroupName} MDT";

    internal string TrackingTeam => $"{GroupName} tracking team";

    private string GroupName => CodeLists.Find("tumourGroup")!.Label(TumourGroup)!;

    internal static Tumour Pick(SeededRandom random)
    {
        var place = random.Between(1, All.Sum(tumour => tumour.Weight));
        return All.First(tumour => (place -= tumour.Weight) <= 0);
    }

    private static Tumour[] Load()
    {
        using var content = typeof(Tumour).Assembly.GetManifestResourceStream("tumours.json")!;
        return JsonSerializer.Deserialize<Tumour[]>(content, Json)!;
    }
}

/// <summary>T, N and M before treatment, and the stage group that they make.</summary>
internal sealed record TnmStage(string T, string N, string M, string Group)
{
    /// <summary>Millimetres that go with the T category of most tumours.</summary>
    internal (int Least, int Most) Size => T[0] switch { '1' => (12, 20), '2' => (31, 39), '3' => (52, 64), _ => (72, 88) };
}

internal sealed record Imaging(string Modality, string Site, string Report);

internal sealed record Biopsy(string Description, string Result, string? Opcs4 = null);

internal sealed record Treatment(string Modality, string CareSetting, string Description);
