namespace InterTrust.InventedPatients;

/// <summary>The cancers of the sample patients, as often as they come.</summary>
internal static partial class SampleTumours
{
    internal static readonly SampleTumour[] Common =
    [
        new(9, "lung", "C341", "03", "03", "8140/3", "C34.1", "340", "173")
        {
            Sides = ["L", "R"], Stages = [new("1b", "0", "0", "IA2"), new("2a", "1", "0", "IIB"), new("3", "2", "0", "IIIB")],
            Imaging = ("C02X", "chest and upper abdomen", "Spiculated {size} mass in the {side} upper lobe. Ipsilateral hilar node of 11 mm. No adrenal or liver lesion.\nEmphysema. PET-CT advised."),
            Biopsy = ("E491", "Bronchoscopy with EBUS-TBNA", "Adenocarcinoma, TTF-1 positive. PD-L1 and molecular panel requested."),
            Reason = "Proven adenocarcinoma of the {side} lung, for consideration of resection.", Question = "Resectable? If not, radical chemoradiotherapy?",
            Treatment = ("23", "01", "VATS lobectomy"),
        },
        new(7, "lung", "C343", "03", "03", "8070/3", "C34.3", "340", "800")
        {
            Grade = "G2", Sides = ["L", "R"], Stages = [new("2a", "0", "0", "IB"), new("4", "2", "0", "IIIB"), new("3", "1", "0", "IIIA")],
            Imaging = ("C04X", "whole body", "FDG-avid {size} mass in the {side} lower lobe with subcarinal uptake. No distant disease."),
            Biopsy = ("E491", "Bronchial biopsy", "Moderately differentiated squamous cell carcinoma."),
            Reason = "Squamous cell carcinoma of the {side} lower lobe, for radical treatment.", Question = "Suitable for concurrent chemoradiotherapy given the spirometry?",
            Treatment = ("04", "03", "concurrent chemoradiotherapy"),
        },
        new(9, "breast", "C504", "01", "01", "8500/3", "C50.4", "103", "103")
        {
            Sex = "2", Age = (38, 84), Grade = "G2", Sides = ["L", "R"], Stages = [new("1c", "0", "0", "IA"), new("2", "1", "0", "IIB"), new("3", "1", "0", "IIIA")],
            Imaging = ("C01M", "both breasts", "Irregular {size} mass in the upper outer quadrant of the {side} breast, M5. One axillary node with a thick cortex, U4."),
            Biopsy = ("B322", "Ultrasound-guided core biopsy", "Invasive carcinoma of no special type, grade 2. ER 8/8, PR 6/8, HER2 2+, FISH awaited."),
            Reason = "Invasive cancer of the {side} breast; the patient wishes to discuss immediate reconstruction, which is not done here.", Question = "Neoadjuvant treatment, or surgery first with reconstruction?",
            Treatment = ("23", "01", "skin-sparing mastectomy with reconstruction"),
        },
        new(5, "breast", "C508", "01", "01", "8520/3", "C50.8", "103", "800")
        {
            Sex = "2", Age = (42, 80), Grade = "G2", Sides = ["L", "R", "B"], Stages = [new("2", "0", "0", "IIA"), new("3", "2", "0", "IIIA")],
            Imaging = ("C03X", "both breasts", "Non-mass enhancement over {size}, {side}. Two abnormal axillary nodes."),
            Biopsy = ("B322", "Core biopsy", "Invasive lobular carcinoma, grade 2. ER 8/8, HER2 negative."),
            Reason = "Lobular carcinoma with nodal disease, for systemic treatment before surgery.", Question = "Neoadjuvant chemotherapy or endocrine treatment? Trial eligibility?",
            Treatment = ("02", "02", "neoadjuvant chemotherapy"),
        },
        new(11, "urological", "C61X", "16", "11", "8140/3", "C61.9", "101", "101")
        {
            Sex = "1", Age = (54, 80), Stages = [new("2b", "0", "0", "IIB"), new("2c", "0", "0", "IIC"), new("3a", "0", "0", "IIIB")],
            Imaging = ("C03X", "prostate", "PI-RADS 5 lesion in the peripheral zone. No extracapsular extension seen. Seminal vesicles clear."),
            Biopsy = ("M703", "Transperineal prostate biopsy", "Adenocarcinoma, Gleason 4+3=7 (grade group 3), 6 of 14 cores."),
            Reason = "Intermediate-risk prostate cancer; PSA 11.4. Has seen the CNS and would like to hear about surgery.", Question = "Robotic prostatectomy or radiotherapy? Nerve sparing?",
            Treatment = ("23", "01", "robot-assisted prostatectomy"),
        },
        new(4, "urological", "C679", "11", "11", "8120/3", "C67.9", "101", "101")
        {
            Age = (58, 88), Grade = "G3", Stages = [new("2", "0", "0", "II"), new("3", "1", "0", "IIIA")],
            Imaging = ("C02X", "urogram", "Filling defect of {size} on the posterior wall of the bladder. Upper tracts normal. No nodes."),
            Biopsy = ("M421", "Transurethral resection of bladder tumour", "High grade urothelial carcinoma invading muscularis propria."),
            Reason = "Muscle-invasive bladder cancer after TURBT.", Question = "Cystectomy or chemoradiotherapy? Neoadjuvant chemotherapy first?",
            Treatment = ("23", "01", "radical cystectomy"),
        },
        new(3, "urological", "C64X", "11", "11", "8312/3", "C64.9", "101", "101")
        {
            Sides = ["L", "R"], Stages = [new("1a", "0", "0", "I"), new("3a", "0", "0", "III")],
            Imaging = ("C02X", "abdomen", "Enhancing {size} mass of the {side} kidney, renal vein clear. Other kidney normal."),
            Biopsy = (null, "Renal mass biopsy", "Clear cell renal cell carcinoma, ISUP grade 2."),
            Reason = "Renal mass on the {side}, eGFR 48: nephron-sparing surgery is not done here.", Question = "Partial nephrectomy or ablation?",
            Treatment = ("23", "01", "robotic partial nephrectomy"),
        },
        new(7, "lowerGi", "C187", "07", "07", "8140/3", "C18.7", "104", "104")
        {
            Stages = [new("3", "0", "0", "IIA"), new("3", "1", "0", "IIIB"), new("3", "1", "1a", "IVA")],
            Imaging = ("C02X", "chest, abdomen and pelvis", "Sigmoid tumour over {size} with pericolic stranding. One indeterminate lesion in segment VI of the liver."),
            Biopsy = ("H221", "Colonoscopy with biopsy", "Adenocarcinoma. MMR proficient."),
            Reason = "Sigmoid cancer with a liver lesion.", Question = "Is the liver lesion a metastasis? Liver first, or bowel first?",
            Treatment = ("23", "01", "laparoscopic anterior resection"),
        },
        new(6, "lowerGi", "C20X", "07", "07", "8140/3", "C20.9", "104", "104")
        {
            Grade = "G2", Stages = [new("2", "0", "0", "I"), new("3b", "1", "0", "IIIB"), new("4a", "2", "0", "IIIC")],
            Imaging = ("C03X", "pelvis", "Low rectal tumour of {size}, 3 cm from the verge. Mesorectal margin threatened at 2 o'clock. EMVI positive."),
            Biopsy = ("H251", "Flexible sigmoidoscopy with biopsy", "Moderately differentiated adenocarcinoma."),
            Reason = "Locally advanced low rectal cancer.", Question = "Total neoadjuvant treatment? Is the sphincter to be saved?",
            Treatment = ("04", "03", "long-course chemoradiotherapy"),
        },
        new(4, "upperGi", "C155", "06", "06", "8140/3", "C15.5", "106", "106")
        {
            Stages = [new("2", "0", "0", "IIB"), new("3", "1", "0", "IIIA"), new("3", "2", "0", "IVA")],
            Imaging = ("C04X", "whole body", "Avid thickening of the distal oesophagus over {size}; one avid left gastric node."),
            Biopsy = ("G161", "Gastroscopy with biopsy", "Adenocarcinoma arising in Barrett's mucosa."),
            Reason = "Dysphagia grade 2, weight loss of 6 kg; for the specialist MDT.", Question = "Peri-operative chemotherapy and resection? Staging laparoscopy?",
            Treatment = ("02", "02", "FLOT chemotherapy"),
        },
        new(3, "upperGi", "C163", "06", "06", "8140/3", "C16.3", "301", "106")
        {
            Stages = [new("2", "0", "0", "I"), new("3", "1", "0", "III")],
            Imaging = ("C02X", "chest, abdomen and pelvis", "Antral thickening over {size}. Perigastric nodes to 9 mm. No ascites."),
            Biopsy = ("G451", "Gastroscopy with biopsy", "Poorly cohesive carcinoma with signet ring cells. HER2 negative."),
            Reason = "Gastric outlet symptoms with proven carcinoma.", Question = "Staging laparoscopy first? Feeding route?",
            Treatment = ("23", "01", "subtotal gastrectomy"),
        },
    ];
}
