namespace InterTrust.DataSet;

/// <summary>Which tumour groups agree with the two national codes. A code that is not listed agrees with any group.</summary>
internal static class TumourGroups
{
    /// <summary>By PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY).</summary>
    private static readonly Dictionary<string, string[]> OfSite = new()
    {
        ["01"] = ["breast"],
        ["02"] = ["childrens"],
        ["03"] = ["lung"],
        ["04"] = ["haematological"],
        ["05"] = ["acuteLeukaemia", "haematological"],
        ["06"] = ["upperGi"],
        ["07"] = ["lowerGi"],
        ["08"] = ["skin"],
        ["09"] = ["gynaecological"],
        ["10"] = ["brainCns"],
        ["11"] = ["urological"],
        ["12"] = ["testicular", "urological"],
        ["13"] = ["headAndNeck"],
        ["14"] = ["sarcoma"],
        ["15"] = ["unknownPrimary"],
        ["16"] = ["urological"],
        ["17"] = ["thyroid", "headAndNeck"],
        ["18"] = ["hepatobiliary", "upperGi"],
        ["19"] = ["pancreatic", "hepatobiliary", "upperGi"],
        ["20"] = ["neuroendocrine"],
    };

    /// <summary>By TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE: a suspicion allows more groups than a finding.</summary>
    private static readonly Dictionary<string, string[]> OfReferralType = new()
    {
        ["01"] = ["breast"],
        ["02"] = ["childrens"],
        ["03"] = ["lung"],
        ["04"] = ["haematological"],
        ["05"] = ["acuteLeukaemia", "haematological"],
        ["06"] = ["upperGi", "hepatobiliary", "pancreatic", "neuroendocrine"],
        ["07"] = ["lowerGi", "neuroendocrine"],
        ["08"] = ["skin"],
        ["09"] = ["gynaecological"],
        ["10"] = ["brainCns"],
        ["11"] = ["urological"],
        ["12"] = ["testicular", "urological"],
        ["13"] = ["headAndNeck", "thyroid"],
        ["14"] = ["sarcoma"],
        ["16"] = ["breast"],
    };

    /// <summary>The pointer of the code that disagrees, or null. A cancer site takes precedence over what was first suspected.</summary>
    internal static string? FindDisagreement(EnfDataSet dataSet) => dataSet.CancerWait switch
    {
        { PrimaryCancerSite: { } site } => Agree(OfSite, site, dataSet) ? null : "/cancerWait/primaryCancerSite",
        { ReferralType: { } type } => Agree(OfReferralType, type, dataSet) ? null : "/cancerWait/referralType",
        _ => null,
    };

    private static bool Agree(Dictionary<string, string[]> groups, string code, EnfDataSet dataSet) =>
        !groups.TryGetValue(code, out var allowed) || allowed.Contains(dataSet.TumourGroup);
}
