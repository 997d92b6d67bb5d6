using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>The diagnosis.</summary>
public sealed record EnfDiagnosis : EnfPart
{
    /// <summary>PRIMARY DIAGNOSIS (ICD). Without a dot.</summary>
    [Element("PRIMARY DIAGNOSIS (ICD)"), Format(StringFormat.Icd10)]
    public string? PrimaryIcd10 { get; init; }

    /// <summary>DATE OF PRIMARY CANCER DIAGNOSIS (CLINICALLY AGREED). The day on which it was agreed.</summary>
    [Element("DATE OF PRIMARY CANCER DIAGNOSIS (CLINICALLY AGREED)")]
    public DateOnly? DiagnosisDate { get; init; }

    /// <summary>TUMOUR LATERALITY. The side of the tumour.</summary>
    [Element("TUMOUR LATERALITY"), Code("laterality")]
    public string? Laterality { get; init; }

    /// <summary>BASIS OF DIAGNOSIS (CANCER). What the diagnosis is based on.</summary>
    [Element("BASIS OF DIAGNOSIS (CANCER)"), Code("basis")]
    public string? Basis { get; init; }

    /// <summary>MORPHOLOGY (ICD-O DIAGNOSIS). The cell type.</summary>
    [Element("MORPHOLOGY (ICD-O DIAGNOSIS)"), Format(StringFormat.IcdOMorphology)]
    public string? Morphology { get; init; }

    /// <summary>TOPOGRAPHY (ICD-O). The site of the tumour.</summary>
    [Element("TOPOGRAPHY (ICD-O)"), Format(StringFormat.IcdOTopography)]
    public string? Topography { get; init; }

    /// <summary>GRADE OF DIFFERENTIATION (AT DIAGNOSIS). How far the cells differ from normal.</summary>
    [Element("GRADE OF DIFFERENTIATION (AT DIAGNOSIS)"), Code("grade")]
    public string? Grade { get; init; }

    /// <summary>METASTATIC SITE (AT DIAGNOSIS). Where it has spread.</summary>
    [Element("METASTATIC SITE (AT DIAGNOSIS)"), Items(0, 12), Code("metastaticSite")]
    public IReadOnlyList<string>? MetastaticSites { get; init; }
}

/// <summary>The stage before treatment.</summary>
public sealed record EnfStaging : EnfPart
{
    /// <summary>T CATEGORY (FINAL PRETREATMENT). Without the letter T.</summary>
    [Element("T CATEGORY (FINAL PRETREATMENT)"), Text(15)]
    public string? T { get; init; }

    /// <summary>N CATEGORY (FINAL PRETREATMENT). Without the letter N.</summary>
    [Element("N CATEGORY (FINAL PRETREATMENT)"), Text(15)]
    public string? N { get; init; }

    /// <summary>M CATEGORY (FINAL PRETREATMENT). Without the letter M.</summary>
    [Element("M CATEGORY (FINAL PRETREATMENT)"), Text(15)]
    public string? M { get; init; }

    /// <summary>TNM STAGE GROUPING (FINAL PRETREATMENT). The stage group from T, N and M.</summary>
    [Element("TNM STAGE GROUPING (FINAL PRETREATMENT)"), Text(15)]
    public string? StageGroup { get; init; }

    /// <summary>TNM CODING EDITION. UICC or AJCC.</summary>
    [Element("TNM CODING EDITION"), Code("tnmEdition")]
    public string? Edition { get; init; }

    /// <summary>TNM VERSION NUMBER (STAGING). The version of that edition.</summary>
    [Element("TNM VERSION NUMBER (STAGING)"), Text(2)]
    public string? Version { get; init; }

    /// <summary>TNM STAGE GROUPING DATE (FINAL PRETREATMENT). The day of staging.</summary>
    [Element("TNM STAGE GROUPING DATE (FINAL PRETREATMENT)")]
    public DateOnly? Date { get; init; }
}

/// <summary>How fit the patient is.</summary>
public sealed record EnfHealth : EnfPart
{
    /// <summary>PERFORMANCE STATUS (ADULT). WHO score.</summary>
    [Element("PERFORMANCE STATUS (ADULT)"), Code("performanceStatus")]
    public string? PerformanceStatus { get; init; }

    /// <summary>ADULT COMORBIDITY EVALUATION - 27 SCORE. ACE-27 score.</summary>
    [Element("ADULT COMORBIDITY EVALUATION - 27 SCORE"), Code("comorbidity")]
    public string? Comorbidity { get; init; }

    /// <summary>SMOKING STATUS (CANCER). Whether the patient smokes.</summary>
    [Element("SMOKING STATUS (CANCER)"), Code("smoking")]
    public string? Smoking { get; init; }

    /// <summary>PERSON HEIGHT IN METRES. In centimetres, where the dictionary has metres.</summary>
    [Element("PERSON HEIGHT IN METRES"), Number(1, 999)]
    public decimal? HeightCm { get; init; }

    /// <summary>PERSON WEIGHT. In kilograms.</summary>
    [Element("PERSON WEIGHT"), Number(0.1, 999.999)]
    public decimal? WeightKg { get; init; }

    /// <summary>Free text.</summary>
    [Element(ElementAttribute.Ours), Text(20_000, Lines = true)]
    public string? MedicalHistory { get; init; }

    /// <summary>Free text; state if there are none.</summary>
    [Element(ElementAttribute.Ours), Text(4_000, Lines = true)]
    public string? Allergies { get; init; }

    /// <summary>Anticoagulant medication.</summary>
    [Element(ElementAttribute.Ours), Code("anticoagulation")]
    public string? Anticoagulation { get; init; }
}

/// <summary>Imaging that was done.</summary>
public sealed record EnfImaging : EnfPart
{
    /// <summary>PROCEDURE DATE (CANCER IMAGING). The day of the images.</summary>
    [Element("PROCEDURE DATE (CANCER IMAGING)")]
    public DateOnly? Date { get; init; }

    /// <summary>CANCER IMAGING MODALITY. The kind of imaging.</summary>
    [Element("CANCER IMAGING MODALITY"), Code("imagingModality")]
    public string? Modality { get; init; }

    /// <summary>IMAGING ANATOMICAL SITE. The part of the body, in words.</summary>
    [Element("IMAGING ANATOMICAL SITE"), Text(100)]
    public string? Site { get; init; }

    /// <summary>IMAGING REPORT TEXT. The report.</summary>
    [Element("IMAGING REPORT TEXT"), Text(100_000, Lines = true)]
    public string? ReportText { get; init; }

    /// <summary>Where the images are held.</summary>
    [Element(ElementAttribute.Ours), Text(100)]
    public string? Location { get; init; }

    /// <summary>The accession number of the images there.</summary>
    [Element(ElementAttribute.Ours), Text(64)]
    public string? Accession { get; init; }
}

/// <summary>A diagnostic procedure that was done.</summary>
public sealed record EnfProcedure : EnfPart
{
    /// <summary>PROCEDURE DATE (DIAGNOSTIC PROCEDURE). The day of the procedure.</summary>
    [Element("PROCEDURE DATE (DIAGNOSTIC PROCEDURE)")]
    public DateOnly? Date { get; init; }

    /// <summary>DIAGNOSTIC PROCEDURE (OPCS). Without a dot.</summary>
    [Element("DIAGNOSTIC PROCEDURE (OPCS)"), Format(StringFormat.Opcs4)]
    public string? Opcs4 { get; init; }

    /// <summary>Free text.</summary>
    [Element(ElementAttribute.Ours), Text(255)]
    public string? Description { get; init; }

    /// <summary>The result in free text.</summary>
    [Element(ElementAttribute.Ours), Text(100_000, Lines = true)]
    public string? ResultText { get; init; }
}

/// <summary>What the receiver is asked.</summary>
public sealed record EnfQuestions : EnfPart
{
    /// <summary>Free text.</summary>
    [Element(ElementAttribute.Ours), Text(4_000, Lines = true)]
    public string? ReasonForReferral { get; init; }

    /// <summary>Free text.</summary>
    [Element(ElementAttribute.Ours), Text(4_000, Lines = true)]
    public string? QuestionForMdt { get; init; }

    /// <summary>Whether the patient knows of the referral and what is suspected.</summary>
    [Element(ElementAttribute.Ours)]
    public bool? PatientAware { get; init; }

    /// <summary>The day of the MDT meeting that the referrer would like; usually in the future.</summary>
    [Element(ElementAttribute.Ours)]
    public DateOnly? PreferredMdtDate { get; init; }
}
