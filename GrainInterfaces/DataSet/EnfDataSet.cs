using InterTrust.Json;

namespace InterTrust.DataSet;

/// <summary>
/// The ENF data set: what a referring trust sends about a patient whom it refers. The union of the Inter-Provider Transfer
/// administrative minimum data set, the transfer items of the National Cancer Waiting Times Monitoring Data Set and the common
/// clinical core of COSD.
/// </summary>
public sealed record EnfDataSet : EnfPart
{
    /// <summary>Who the patient is.</summary>
    public required EnfPatient Patient { get; init; }

    /// <summary>How to reach the patient or the patient's lead contact.</summary>
    public EnfContact? Contact { get; init; }

    /// <summary>The patient's general practitioner.</summary>
    public EnfGp? Gp { get; init; }

    /// <summary>Who refers.</summary>
    public EnfReferrer? Referrer { get; init; }

    /// <summary>Who receives the patient.</summary>
    public EnfReceiver? Receiver { get; init; }

    /// <summary>The transfer itself.</summary>
    public EnfTransfer? Transfer { get; init; }

    /// <summary>The referral-to-treatment period.</summary>
    public required EnfRtt Rtt { get; init; }

    /// <summary>The cancer waiting-times record.</summary>
    public EnfCancerWait? CancerWait { get; init; }

    /// <summary>The diagnosis.</summary>
    public EnfDiagnosis? Diagnosis { get; init; }

    /// <summary>The stage before treatment.</summary>
    public EnfStaging? Staging { get; init; }

    /// <summary>How fit the patient is.</summary>
    public EnfHealth? Health { get; init; }

    /// <summary>Imaging that was done.</summary>
    [Items(0, 50)]
    public IReadOnlyList<EnfImaging>? Imaging { get; init; }

    /// <summary>Diagnostic procedures that were done.</summary>
    [Items(0, 50)]
    public IReadOnlyList<EnfProcedure>? Procedures { get; init; }

    /// <summary>What the receiver is asked.</summary>
    public EnfQuestions? Questions { get; init; }

    /// <summary>The tumour group of the referral; always required.</summary>
    [Element(ElementAttribute.Ours), Code("tumourGroup")]
    public required string TumourGroup { get; init; }
}
