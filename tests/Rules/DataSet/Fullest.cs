using System.Text.Json.Nodes;

namespace InterTrust.Rules.DataSet;

/// <summary>A data set with every field.</summary>
internal static class Fullest
{
    internal static JsonObject DataSet() => JsonNode.Parse("""
        {
          "patient": {
            "nhsNumber": "9990000026", "nhsNumberStatus": "01", "familyName": "Żółkiewska", "givenName": "Zofia", "title": "Professor",
            "birthDate": "1980-02-29", "sex": "2", "address": ["2 Church Lane", "Hoyland", "Near Barnsley", "South Yorkshire", "England"],
            "postcode": "S74 9AA", "localPatientId": "F100001-EXTENDED"
          },
          "contact": {
            "leadContactName": "Grażyna Żółkiewska", "homePhone": "01226 555 0101", "workPhone": "01226 555 0102",
            "mobilePhone": "+44 7700 900123", "email": "zofia@example.org"
          },
          "gp": { "name": "Dr A Walker", "practiceCode": "C85003" },
          "referrer": {
            "professionalName": "Mr J Ellis", "referrerCode": "C4567890", "treatmentFunction": "340",
            "contactName": "Lung specialist nurses", "contactPhone": "01226 555 0100", "contactEmail": "lung@example.nhs.uk"
          },
          "receiver": { "treatmentFunction": "173", "service": "Specialist lung MDT", "professionalName": "Miss P Okonkwo" },
          "transfer": {
            "raisedReason": "01", "transferReason": "04", "decisionToReferDate": "2026-11-22", "serviceRequestedDate": "2026-11-23",
            "clinicalLetterSent": true, "organisationsOnPathway": ["RP5", "RFF"]
          },
          "rtt": {
            "pathwayIdentifier": "RFF20260000010000001", "pathwayIssuer": "RFF", "periodStatus": "20", "periodStartDate": "2026-10-29"
          },
          "cancerWait": {
            "sourceOfReferral": "03", "priorityType": "3", "decisionToReferDate": "2026-10-28", "periodStartDate": "2026-10-29",
            "referralType": "03", "consultantUpgradeDate": "2026-11-09", "upgradeSite": "RFFAA", "dateFirstSeen": "2026-11-07",
            "firstSeenSite": "RP5AA", "firstSeenAdjustmentDays": 4, "firstSeenAdjustmentReason": "3", "patientStatus": "10",
            "fasterDiagnosisEndDate": "2026-11-18", "fasterDiagnosisEndReason": "01", "primaryCancerSite": "03"
          },
          "diagnosis": {
            "primaryIcd10": "C341", "diagnosisDate": "2026-11-14", "laterality": "L", "basis": "7", "morphology": "8140/3",
            "topography": "C34.1", "grade": "G2", "metastaticSites": ["02", "09"]
          },
          "staging": { "t": "2a", "n": "1", "m": "0", "stageGroup": "IIB", "edition": "1", "version": "8", "date": "2026-11-15" },
          "health": {
            "performanceStatus": "1", "comorbidity": "1", "smoking": "2", "heightCm": 171.5, "weightKg": 64.25,
            "medicalHistory": "COPD; hypertension.\r\n\tEx-smoker.", "allergies": "Penicillin: anaphylaxis", "anticoagulation": "none"
          },
          "imaging": [
            {
              "date": "2026-11-13", "modality": "C02X", "site": "chest and upper abdomen", "reportText": "Primary tumour, 34 mm.",
              "location": "Image exchange portal", "accession": "RFF-CT-0001"
            }
          ],
          "procedures": [{ "date": "2026-11-14", "opcs4": "E591", "description": "Biopsy of lesion", "resultText": "Adenocarcinoma." }],
          "questions": {
            "reasonForReferral": "Radical treatment.", "questionForMdt": "Suitable for resection?", "patientAware": true,
            "preferredMdtDate": "2026-11-26"
          },
          "tumourGroup": "lung"
        }
        """)!.AsObject();

    /// <summary>The pointers of all values; <c>*</c> for each item of a list of objects.</summary>
    internal static IEnumerable<string> Pointers(JsonNode node, string at = "") => node switch
    {
        JsonObject group => group.SelectMany(p => Pointers(p.Value!, $"{at}/{p.Key}")),
        JsonArray { Count: > 0 } list when list[0] is JsonObject => list.SelectMany(i => Pointers(i!, $"{at}/*")),
        _ => [at],
    };
}
