namespace InterTrust.Cwt;

/// <summary>
/// What happened before treatment at the trust where the patient was first seen or which referred the patient on. It decides which
/// waiting-times record the trust owes. An earlier end of Faster Diagnosis takes precedence over a later hand-over, as in the scenarios of
/// the data set.
/// </summary>
internal sealed record CwtStage
{
    internal DateOnly? FirstSeen { get; init; }
    internal DateOnly? FasterDiagnosisEnd { get; init; }
    internal bool Excluded { get; init; }
    internal DateOnly? DecidedToTreat { get; init; }

    /// <summary>The day on which the patient was transferred to another trust.</summary>
    internal DateOnly? Onward { get; init; }

    /// <summary>The patient came from another trust, where they were first seen.</summary>
    internal bool SeenElsewhere { get; init; }

    /// <summary>A direct access test led to the referral.</summary>
    internal bool ByDirectAccessTest { get; init; }

    /// <summary>The scenario and the day that it reports; null where the trust owes no record yet.</summary>
    internal (string Scenario, DateOnly On)? Scenario => this switch
    {
        { SeenElsewhere: true, Onward: { } onward } => ("1f", onward),
        { SeenElsewhere: true } => null,
        { FasterDiagnosisEnd: { } ended, Excluded: true } => ("1g", ended),
        { FasterDiagnosisEnd: { } ended, DecidedToTreat: { } decided } => ("1d", ended > decided ? ended : decided),
        { DecidedToTreat: { } decided } => ("1d", decided),
        { FasterDiagnosisEnd: { } ended } => ("1b", ended),
        { Onward: { } onward } => ("1e", onward),
        { FirstSeen: { } seen } => (ByDirectAccessTest ? "1c" : "1a", seen),
        _ => null,
    };
}
