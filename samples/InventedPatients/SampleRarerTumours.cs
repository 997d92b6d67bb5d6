namespace InterTrust.InventedPatients;

internal static partial class SampleTumours
{
    internal static readonly SampleTumour[] Rarer =
    [
        new(3, "gynaecological", "C541", "09", "09", "8380/3", "C54.1", "502", "503")
        {
            Sex = "2", Grade = "G3", Stages = [new("1a", "0", "0", "IA"), new("1b", "0", "0", "IB"), new("3a", "0", "0", "IIIA")],
            Imaging = ("C03X", "pelvis", "Endometrial thickening of {size}; invasion of more than half the myometrium cannot be excluded."),
            Biopsy = ("Q181", "Hysteroscopy with biopsy", "Endometrioid carcinoma, FIGO grade 3."),
            Reason = "High grade endometrial cancer, BMI 41.", Question = "Robotic hysterectomy with sentinel nodes?", Treatment = ("23", "01", "robotic hysterectomy"),
        },
        new(3, "gynaecological", "C56X", "09", "09", "8441/3", "C56.9", "502", "503")
        {
            Sex = "2", Sides = ["L", "R", "B"], Stages = [new("3c", "0", "0", "IIIC"), new("1c", "0", "0", "IC")],
            Imaging = ("C02X", "abdomen and pelvis", "Complex adnexal mass of {size} ({side}), omental cake, moderate ascites."),
            Biopsy = (null, "Omental biopsy", "High grade serous carcinoma."),
            Reason = "Likely ovarian cancer; CA-125 1,240, RMI 3,720.", Question = "Primary debulking or interval surgery?", Treatment = ("02", "02", "carboplatin and paclitaxel"),
        },
        new(3, "headAndNeck", "C329", "13", "13", "8070/3", "C32.9", "120", "120")
        {
            Grade = "G2", Stages = [new("1a", "0", "0", "I"), new("3", "1", "0", "III")],
            Imaging = ("C02X", "neck and chest", "Glottic mass of {size}, cord fixed. Level III node of 14 mm."),
            Biopsy = (null, "Microlaryngoscopy with biopsy", "Squamous cell carcinoma, moderately differentiated."),
            Reason = "Hoarse for four months; laryngeal cancer proven.", Question = "Larynx preservation? Airway plan?", Treatment = ("05", "03", "radical radiotherapy"),
        },
        new(3, "headAndNeck", "C01X", "13", "13", "8070/3", "C01.9", "120", "145")
        {
            Age = (45, 74), Stages = [new("2", "1", "0", "I"), new("4", "2", "0", "III")],
            Imaging = ("C03X", "neck", "Tongue base tumour of {size}, crossing the midline. Nodes on both sides."),
            Biopsy = (null, "Biopsy under anaesthetic", "Squamous cell carcinoma, p16 positive."),
            Reason = "HPV-related oropharyngeal cancer.", Question = "Transoral surgery or chemoradiotherapy? Dental assessment is booked.", Treatment = ("04", "03", "chemoradiotherapy"),
        },
        new(5, "skin", "C435", "08", "08", "8720/3", "C44.5", "330", "160")
        {
            Age = (30, 82), Stages = [new("2a", "0", "0", "IB"), new("3b", "0", "0", "IIB"), new("4b", "1a", "0", "IIIC")],
            Imaging = ("C05X", "axillae and groins", "No abnormal node on ultrasound. Scar of {size} on the back."),
            Biopsy = (null, "Excision biopsy", "Superficial spreading melanoma, Breslow 2.3 mm, ulcerated, BRAF requested."),
            Reason = "Melanoma for wide excision and sentinel node biopsy.", Question = "Sentinel node biopsy? Adjuvant treatment?", Treatment = ("23", "02", "wide excision and sentinel node biopsy"),
        },
        new(3, "haematological", "C833", "04", "04", "9680/3", "C77.9", "303", "303")
        {
            Imaging = ("C04X", "whole body", "Avid nodes above and below the diaphragm, the largest {size}. Deauville 5."),
            Biopsy = (null, "Excision of a cervical node", "Diffuse large B-cell lymphoma, GCB type. MYC rearrangement awaited."),
            Reason = "Newly diagnosed DLBCL, stage III, B symptoms.", Question = "R-CHOP or trial? Echo is done, EF 61%.", Treatment = ("21", "02", "R-CHOP"),
        },
        new(2, "haematological", "C900", "04", "04", "9732/3", "C42.1", "303", "303")
        {
            Imaging = ("C03X", "whole spine", "Lytic deposits throughout, the largest {size} in L2. No cord compression."),
            Biopsy = ("W365", "Bone marrow aspirate and trephine", "Plasma cells 38%, kappa restricted."),
            Reason = "Myeloma with bone disease, for consideration of transplant.", Question = "Transplant eligible? Spinal stability?", Treatment = ("02", "02", "induction chemotherapy"),
        },
        new(3, "hepatobiliary", "C220", "18", "06", "8170/3", "C22.0", "306", "105")
        {
            Basis = "2", Stages = [new("1a", "0", "0", "IA"), new("2", "0", "0", "II")],
            Imaging = ("C03X", "liver", "Segment VIII lesion of {size}, arterial enhancement with washout, LI-RADS 5. Cirrhosis, no ascites."),
            Biopsy = (null, "AFP and imaging; no tissue taken", "AFP 412. Child-Pugh A6."),
            Reason = "Hepatocellular carcinoma on surveillance.", Question = "Resection, ablation or transplant assessment?", Treatment = ("10", "02", "microwave ablation"),
        },
        new(4, "pancreatic", "C250", "19", "06", "8500/3", "C25.0", "301", "105")
        {
            Stages = [new("2", "0", "0", "IB"), new("2", "1", "0", "IIB"), new("4", "1", "0", "III")],
            Imaging = ("C02X", "pancreas, two phases", "Hypodense {size} mass in the head of pancreas, abutting the SMV over less than 180 degrees. CBD 14 mm."),
            Biopsy = (null, "EUS with fine needle biopsy", "Adenocarcinoma. Stent placed, bilirubin 168 and falling."),
            Reason = "Painless jaundice, borderline resectable head of pancreas cancer.", Question = "Resectable? Neoadjuvant treatment?", Treatment = ("23", "01", "pancreaticoduodenectomy"),
        },
        new(2, "brainCns", "C711", "10", "10", "9440/3", "C71.1", "326", "150")
        {
            Age = (35, 78), Sides = ["L", "R"],
            Imaging = ("C03X", "brain", "Ring-enhancing {size} lesion of the {side} frontal lobe with oedema and 5 mm of midline shift."),
            Biopsy = (null, "Stereotactic biopsy", "Glioblastoma, IDH wild type. Dexamethasone and levetiracetam started."),
            Reason = "First seizure; high grade glioma on the {side}.", Question = "Debulking? Functional MRI?", Treatment = ("23", "01", "awake craniotomy"),
        },
        new(1, "thyroid", "C73X", "17", "13", "8260/3", "C73.9", "120", "113")
        {
            Age = (28, 72), Stages = [new("1b", "0", "0", "I"), new("2", "1a", "0", "I")],
            Imaging = ("C05X", "neck", "U5 nodule of {size} in the thyroid. One suspicious level VI node."),
            Biopsy = (null, "Fine needle aspiration", "Thy5, papillary carcinoma."), Reason = "Papillary thyroid carcinoma.", Question = "Lobectomy or total thyroidectomy?", Treatment = ("23", "01", "total thyroidectomy"),
        },
        new(1, "sarcoma", "C492", "14", "14", "8858/3", "C49.2", "110", "100")
        {
            Sides = ["L", "R"], Stages = [new("1", "0", "0", "II")],
            Imaging = ("C03X", "thigh", "Deep 46 mm mass of the {side} thigh, displacing the femoral vessels."),
            Biopsy = (null, "Core biopsy", "Dedifferentiated liposarcoma, MDM2 amplified."), Reason = "Soft tissue sarcoma of the {side} thigh.", Question = "Radiotherapy before surgery?", Treatment = ("05", "03", "pre-operative radiotherapy"),
        },
        new(1, "neuroendocrine", "C172", "20", "07", "8240/3", "C17.2", "301", "105")
        {
            Stages = [new("3", "1", "0", "III"), new("3", "1", "1a", "IV")],
            Imaging = ("C06X", "whole body", "Octreotide-avid mesenteric mass of {size}; two avid liver deposits."),
            Biopsy = ("J131", "Liver biopsy", "Well differentiated NET, Ki-67 2%."), Reason = "Small bowel NET with carcinoid flushing.", Question = "Resection of the primary? PRRT?", Treatment = ("14", "03", "somatostatin analogue"),
        },
        new(1, "testicular", "C629", "12", "12", "9061/3", "C62.9", "101", "370")
        {
            Sex = "1", Age = (21, 44), Sides = ["L", "R"], Stages = [new("1", "0", "0", "I"), new("2", "2", "0", "IIB")],
            Imaging = ("C05X", "testes", "Heterogeneous {size} mass in the {side} testis. Para-aortic node of 22 mm on CT."),
            Biopsy = (null, "Inguinal orchidectomy", "Classical seminoma, rete testis invaded."), Reason = "Seminoma with para-aortic nodes.", Question = "Chemotherapy? Sperm is banked.", Treatment = ("02", "02", "BEP chemotherapy"),
        },
        new(1, "acuteLeukaemia", "C920", "05", "05", "9861/3", "C42.1", "303", "303")
        {
            Age = (30, 79), Imaging = ("C01X", "chest", "No consolidation. Line tip in the SVC."),
            Biopsy = ("W365", "Bone marrow aspirate", "AML, blasts 64%, NPM1 mutated."), Reason = "New AML, fit for intensive treatment.", Question = "Bed for induction this week?", Treatment = ("02", "01", "induction chemotherapy"),
        },
        new(1, "unknownPrimary", "C800", "15", "18", "8000/6", "C80.9", "300", "370")
        {
            Basis = "6", Imaging = ("C02X", "chest, abdomen and pelvis", "Several liver lesions to {size}; no primary seen."),
            Biopsy = ("J131", "Liver biopsy", "Adenocarcinoma, CK7 positive, CK20 negative, TTF-1 negative."), Reason = "Malignancy of unknown origin.", Question = "Further tests, or treat empirically?", Treatment = ("02", "02", "palliative chemotherapy"),
        },
    ];
}
