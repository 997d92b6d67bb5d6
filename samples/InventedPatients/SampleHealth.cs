using InterTrust.DataSet;

namespace InterTrust.InventedPatients;

/// <summary>How fit a sample patient is, in figures and in words.</summary>
internal static class SampleHealth
{
    private static readonly string[] Histories =
    [
        "Hypertension.\nEx-smoker, 30 pack-years.",
        "COPD, FEV1 61%.\nMyocardial infarction 2019, one stent.",
        "Type 2 diabetes, HbA1c 58.",
        "Atrial fibrillation. Hip replacement 2017.",
        "None of note. Walks the dog five miles a day.",
        "CKD stage 3a.\nHearing aids; prefers to be written to.",
        "Parkinson's disease, mild. Lives with a daughter.",
        "Previous colon cancer 2011, clear since.",
        "Former miner, pleural plaques.\nOsteoarthritis.",
        "Depression, well controlled. Carer for a disabled son: needs notice of admission.",
    ];

    private static readonly string[] Allergies = ["None known.", "None known.", "Penicillin: rash.", "Iodinated contrast: urticaria in 2020.", "Latex.", "Codeine: vomiting."];

    internal static EnfHealth Of(SamplePerson person, SampleDraw draw)
    {
        var tall = person.Details.Sex is "2" ? draw.Between(149, 174) : draw.Between(162, 189);
        var weight = decimal.Round(draw.Between(19, 38) * tall * tall / 10_000m, 1);
        return new()
        {
            PerformanceStatus = draw.Of(["0", "0", "1", "1", "1", "2", "2", "3"]),
            Comorbidity = draw.Of(["0", "1", "1", "2", "3"]),
            Smoking = draw.Of(["1", "2", "2", "4", "4"]),
            HeightCm = tall,
            WeightKg = weight,
            MedicalHistory = draw.Of(Histories),
            Allergies = draw.Of(Allergies),
            Anticoagulation = draw.Of(["none", "none", "none", "doac", "antiplatelet", "warfarin"]),
        };
    }
}
