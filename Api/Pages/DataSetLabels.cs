using InterTrust.DataSet;

namespace InterTrust.Pages;

/// <summary>The names of the ENF data set on a screen: its groups in the order of the form, and the label of each field.</summary>
public static class DataSetLabels
{
    public static IReadOnlyList<DataSetGroup> Groups { get; } =
    [
        Group("patient", "Patient", "/patient"),
        Group("contact", "Contact and GP", "/contact", "/gp"),
        Group("transfer", "Referrer, receiver and transfer", "/referrer", "/receiver", "/transfer"),
        Group("waiting", "Waiting times", "/rtt", "/cancerWait"),
        Group("diagnosis", "Tumour and stage", "/tumourGroup", "/diagnosis", "/staging"),
        Group("health", "Fitness", "/health"),
        Group("imaging", "Imaging", "/imaging"),
        Group("procedures", "Diagnostic procedures", "/procedures"),
        Group("questions", "What you ask", "/questions"),
    ];

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["/patient/nhsNumber"] = "NHS number",
        ["/patient/nhsNumberStatus"] = "NHS number status",
        ["/patient/familyName"] = "Family name",
        ["/patient/givenName"] = "Given name",
        ["/patient/title"] = "Title",
        ["/patient/birthDate"] = "Date of birth",
        ["/patient/sex"] = "Stated gender",
        ["/patient/address"] = "Address",
        ["/patient/postcode"] = "Postcode",
        ["/patient/localPatientId"] = "Hospital number",
        ["/contact/leadContactName"] = "Lead contact",
        ["/contact/homePhone"] = "Home telephone",
        ["/contact/workPhone"] = "Work telephone",
        ["/contact/mobilePhone"] = "Mobile telephone",
        ["/contact/email"] = "Email address",
        ["/gp/name"] = "General practitioner",
        ["/gp/practiceCode"] = "GP practice code",
        ["/referrer/professionalName"] = "Referring professional",
        ["/referrer/referrerCode"] = "Referrer code",
        ["/referrer/treatmentFunction"] = "Referring specialty",
        ["/referrer/contactName"] = "Whom to ask about this referral",
        ["/referrer/contactPhone"] = "Telephone to ask",
        ["/referrer/contactEmail"] = "Email address to ask",
        ["/receiver/treatmentFunction"] = "Receiving specialty",
        ["/receiver/service"] = "Receiving MDT",
        ["/receiver/professionalName"] = "Receiving professional",
        ["/transfer/raisedReason"] = "What the receiver is asked to do",
        ["/transfer/transferReason"] = "What the patient comes for",
        ["/transfer/decisionToReferDate"] = "Decision to refer to the other trust",
        ["/transfer/serviceRequestedDate"] = "Service requested",
        ["/transfer/clinicalLetterSent"] = "A clinical letter went as well",
        ["/transfer/organisationsOnPathway"] = "Organisations on the pathway",
        ["/rtt/pathwayIdentifier"] = "Patient pathway identifier",
        ["/rtt/pathwayIssuer"] = "Issuer of the pathway identifier",
        ["/rtt/periodStatus"] = "Referral to treatment status",
        ["/rtt/periodStartDate"] = "Referral to treatment clock start",
        ["/cancerWait/sourceOfReferral"] = "Source of the first referral",
        ["/cancerWait/priorityType"] = "Priority",
        ["/cancerWait/decisionToReferDate"] = "First decision to refer",
        ["/cancerWait/periodStartDate"] = "Cancer clock start (day 0)",
        ["/cancerWait/referralType"] = "Suspected cancer referral type",
        ["/cancerWait/consultantUpgradeDate"] = "Consultant upgrade",
        ["/cancerWait/upgradeSite"] = "Site of the upgrade",
        ["/cancerWait/dateFirstSeen"] = "First seen",
        ["/cancerWait/firstSeenSite"] = "Site where first seen",
        ["/cancerWait/firstSeenAdjustmentDays"] = "Days taken off before first seen",
        ["/cancerWait/firstSeenAdjustmentReason"] = "Why they were taken off",
        ["/cancerWait/patientStatus"] = "Cancer patient status",
        ["/cancerWait/fasterDiagnosisEndDate"] = "Told of the diagnosis, or excluded",
        ["/cancerWait/fasterDiagnosisEndReason"] = "Which of the two",
        ["/cancerWait/primaryCancerSite"] = "Site found by Faster Diagnosis",
        ["/tumourGroup"] = "Tumour group",
        ["/diagnosis/primaryIcd10"] = "Diagnosis (ICD-10)",
        ["/diagnosis/diagnosisDate"] = "Diagnosis agreed",
        ["/diagnosis/laterality"] = "Side",
        ["/diagnosis/basis"] = "Basis of diagnosis",
        ["/diagnosis/morphology"] = "Morphology (ICD-O)",
        ["/diagnosis/topography"] = "Topography (ICD-O)",
        ["/diagnosis/grade"] = "Grade",
        ["/diagnosis/metastaticSites"] = "Metastatic sites",
        ["/staging/t"] = "T category",
        ["/staging/n"] = "N category",
        ["/staging/m"] = "M category",
        ["/staging/stageGroup"] = "Stage group",
        ["/staging/edition"] = "TNM edition",
        ["/staging/version"] = "TNM version",
        ["/staging/date"] = "Staged",
        ["/health/performanceStatus"] = "Performance status",
        ["/health/comorbidity"] = "Comorbidity (ACE-27)",
        ["/health/smoking"] = "Smoking",
        ["/health/heightCm"] = "Height in centimetres",
        ["/health/weightKg"] = "Weight in kilograms",
        ["/health/medicalHistory"] = "Medical history",
        ["/health/allergies"] = "Allergies",
        ["/health/anticoagulation"] = "Anticoagulation",
        ["/imaging/*/date"] = "Date of the images",
        ["/imaging/*/modality"] = "Kind of imaging",
        ["/imaging/*/site"] = "Part of the body",
        ["/imaging/*/reportText"] = "Report",
        ["/imaging/*/location"] = "Where the images are",
        ["/imaging/*/accession"] = "Accession number",
        ["/procedures/*/date"] = "Date of the procedure",
        ["/procedures/*/opcs4"] = "Procedure (OPCS-4)",
        ["/procedures/*/description"] = "Procedure in words",
        ["/procedures/*/resultText"] = "Result",
        ["/questions/reasonForReferral"] = "Reason for referral",
        ["/questions/questionForMdt"] = "Question for the MDT",
        ["/questions/patientAware"] = "The patient knows of the referral and what is suspected",
        ["/questions/preferredMdtDate"] = "MDT meeting hoped for",
    };

    public static string Label(EnfField field) => Labels[field.Pointer];

    /// <summary>
    /// The label of the field at a pointer, which may name an item of a list or of a field; the title of its group if it has none.
    /// </summary>
    public static string Label(string pointer)
    {
        for (var at = WithWildcards(pointer); at.Length > 0; at = at[..at.LastIndexOf('/')])
            if (Labels.TryGetValue(at, out var label))
                return label;
        return GroupOf(pointer)?.Title ?? pointer.Trim('/');
    }

    /// <summary>The label and the code list of the field with this name in any group; the name itself if there is none.</summary>
    public static (string Label, string? List) LabelOf(string name) =>
        EnfFields.All.FirstOrDefault(field => field.Pointer.EndsWith($"/{name}", StringComparison.Ordinal)) is { } field
            ? (Label(field), field.List)
            : (name, null);

    /// <summary>The group of a field.</summary>
    public static DataSetGroup? GroupOf(string pointer) => Groups.FirstOrDefault(group => group.Holds(pointer));

    /// <summary>A pointer with <c>*</c> for each number, as in the list of fields.</summary>
    public static string WithWildcards(string pointer) =>
        string.Join('/', pointer.Split('/').Select((part, place) => place == 2 && part is [>= '0' and <= '9', ..] ? "*" : part));

    internal static bool IsUnder(string pointer, string prefix) =>
        pointer == prefix || pointer.StartsWith($"{prefix}/", StringComparison.Ordinal);

    private static DataSetGroup Group(string key, string title, params string[] prefixes)
    {
        var group = new DataSetGroup(key, title, prefixes, []);
        return group with
        {
            Fields = [.. prefixes.SelectMany(prefix => EnfFields.All.Where(field => IsUnder(field.Pointer, prefix)))],
        };
    }
}

/// <summary>A group of the data set, and a page of the form. The pointers of its fields begin with its prefixes.</summary>
public sealed record DataSetGroup(string Key, string Title, IReadOnlyList<string> Prefixes, IReadOnlyList<EnfField> Fields)
{
    /// <summary>Whether the group is a list of items, possibly empty.</summary>
    public bool Repeats => Fields.Any(item => item.Pointer.Contains('*', StringComparison.Ordinal));

    public bool Holds(string pointer) => Prefixes.Any(prefix => DataSetLabels.IsUnder(pointer, prefix));
}
