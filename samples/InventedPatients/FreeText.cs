using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>What coordinators write to one another.</summary>
internal static class FreeText
{
    internal static readonly (QuestionItem Question, string Answer)[] Questions =
    [
        (new("/health/performanceStatus", "What is the performance status today? The data set and the clinic letter disagree."),
            "Seen by the CNS yesterday: as in the data set. The letter was dictated before the stent."),
        (new("/imaging/0", "Only the report has come. Please push the images by IEP."),
            "Pushed this morning under the accession number in the data set."),
        (new("/procedures/0/resultText", "Is the histology report authorised? The MDT needs it by noon."),
            "Authorised today. No change to the provisional result."),
        (new("/health/anticoagulation", "Which anticoagulant, and who advises on stopping it?"),
            "Apixaban 5 mg twice daily; the anticoagulation clinic says 48 hours."),
        (new("/questions/patientAware", "Has the patient been told that the referral is for treatment of cancer?"),
            "Yes, in clinic on Tuesday with the CNS and a relative present."),
        (new("/staging", "Was a PET-CT done? None is mentioned."),
            "Done privately last week; report requested, no distant uptake by telephone."),
        (new(null, "Does the patient need an interpreter or transport?"),
            "Transport, two-man lift. No interpreter."),
    ];

    internal static readonly Reject[] Rejections =
    [
        new("prerequisitesNotComplete", "The MDT cannot decide without spirometry and a transfer factor.",
            "Please send again when the lung function tests are done; we hold a slot next week."),
        new("informationInsufficient", "No histology and no staging were sent, and the letter names another patient.",
            "Send again with the report. The received date is kept."),
        new("serviceInappropriate", "This tumour is treated locally by the network's agreement.",
            "Refer to your own specialist team; we are happy to advise by telephone."),
        new("duplicate", "The same patient was referred last week by the specialist nurse and is on our list."),
        new("patientDeclined", "The patient rang and does not wish to travel to Sheffield.",
            "Please discuss local options and let the GP know."),
        new("outOfArea", "The GP practice belongs to another cancer alliance.", "Refer to Leeds."),
        new("sentInError", "The name is right and the NHS number is of another patient with the same name.",
            "Please check the identity before sending again."),
        new("other", "The machine is out of service until the 14th.", "Nottingham has capacity; we have asked them."),
    ];

    internal static readonly Withdraw[] Withdrawals =
    [
        new("patientDeclined", "The patient has decided against further treatment after talking to the family."),
        new("treatedElsewhere", "Admitted as an emergency in Leeds and operated on there."),
        new("duplicate", "Sent twice: the consultant and the CNS both filled in the form."),
        new("noLongerNeeded", "The repeat biopsy is benign; discharged to the GP."),
        new("sentInError", "Meant for another patient. Nobody was told anything wrong."),
        new("patientDied", "Died at home at the weekend. The family and the GP know."),
        new("other", "Goes back to the local MDT first."),
    ];

    internal static readonly string[] Notes =
    [
        "Pathology slides requested; listed for the next meeting.",
        "Hard of hearing: please ring the daughter.",
        "Wants to be treated before the harvest if at all possible.",
        "CNS rang on receipt; patient expects the appointment.",
        "Check bilirubin before listing.",
        "Pacemaker: MRI only with cardiology.\nRadiology knows.",
    ];

    internal static readonly string[] MdtOutcomes =
    [
        "Discussed. Images and histology reviewed and agreed. For curative treatment: {treatment}.",
        "Discussed. Fit for {treatment}; anaesthetic assessment first.",
        "Discussed. Recommend {treatment}, alternatives explained. CNS to ring today.",
    ];

    internal static readonly string[] RedirectReasons =
    [
        "This site's MDT has capacity next week and the patient lives nearer to it.",
        "The network's agreement puts this tumour there; nothing is lost, the received date goes along.",
        "The surgeon whom the patient knows operates there.",
    ];
}
