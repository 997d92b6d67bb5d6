namespace InterTrust.DataSet;

/// <summary>
/// Impossible dates. Unusual orders are allowed: a diagnosis before the period start (a recurrence, a chance find), staging before the
/// diagnosis is agreed, an upgrade after the decision to refer on.
/// </summary>
internal static class DateOrderRules
{
    internal static IEnumerable<Finding> Check(EnfDataSet dataSet, ValidationContext context)
    {
        Dated[] events = [.. Events(dataSet)];
        return
        [
            .. events.Where(e => e.Day > context.Today)
                .Select(e => Impossible(context, e, "This day lies in the future, and the field is about what has happened.")),
            .. BeforeBirth(dataSet, events, context),
            .. Orders(dataSet).Where(o => o.Earlier.Day > o.Later.Day)
                .Select(o => Impossible(context, o.Later, $"This day is before {o.Earlier.Pointer}, which must come first.")),
        ];
    }

    /// <summary>Every date that must be in the past; the preferred MDT date need not be.</summary>
    private static IEnumerable<Dated> Events(EnfDataSet dataSet) =>
    [
        new("/patient/birthDate", dataSet.Patient.BirthDate),
        DecisionToTransfer(dataSet),
        ServiceRequested(dataSet),
        RttStart(dataSet),
        DecisionToRefer(dataSet),
        PeriodStart(dataSet),
        Upgrade(dataSet),
        FirstSeen(dataSet),
        PatientTold(dataSet),
        new("/diagnosis/diagnosisDate", dataSet.Diagnosis?.DiagnosisDate),
        new("/staging/date", dataSet.Staging?.Date),
        .. (dataSet.Imaging ?? []).Select((i, n) => new Dated($"/imaging/{n}/date", i.Date)),
        .. (dataSet.Procedures ?? []).Select((p, n) => new Dated($"/procedures/{n}/date", p.Date)),
    ];

    /// <summary>Pairs of dates in their required order.</summary>
    private static IEnumerable<(Dated Earlier, Dated Later)> Orders(EnfDataSet dataSet)
    {
        yield return (DecisionToRefer(dataSet), PeriodStart(dataSet));
        yield return (DecisionToRefer(dataSet), FirstSeen(dataSet));
        yield return (PeriodStart(dataSet), FirstSeen(dataSet));
        yield return (PeriodStart(dataSet), Upgrade(dataSet));
        yield return (PeriodStart(dataSet), PatientTold(dataSet));
        yield return (PeriodStart(dataSet), DecisionToTransfer(dataSet));
        yield return (DecisionToTransfer(dataSet), ServiceRequested(dataSet));

        // With status 12 this referral starts a new RTT period; only a clock that was already running (20) must have started before it.
        if (dataSet.Rtt.PeriodStatus is "20")
            yield return (RttStart(dataSet), DecisionToTransfer(dataSet));
    }

    /// <summary>One finding, at the birth date: it is more likely to be wrong than all the others.</summary>
    private static IEnumerable<Finding> BeforeBirth(EnfDataSet dataSet, IEnumerable<Dated> events, ValidationContext context)
    {
        if (events.Where(e => e.Day < dataSet.Patient.BirthDate).MinBy(e => e.Day) is { } first)
            yield return Impossible(context, new("/patient/birthDate", null), $"The birth date is after {first.Pointer}.");
    }

    private static Finding Impossible(ValidationContext context, Dated field, string detail) =>
        new(context.At + field.Pointer, RefusalCode.ValidationFailed, detail);

    private static Dated DecisionToTransfer(EnfDataSet d) => new("/transfer/decisionToReferDate", d.Transfer?.DecisionToReferDate);

    private static Dated ServiceRequested(EnfDataSet d) => new("/transfer/serviceRequestedDate", d.Transfer?.ServiceRequestedDate);

    private static Dated RttStart(EnfDataSet d) => new("/rtt/periodStartDate", d.Rtt.PeriodStartDate);

    private static Dated DecisionToRefer(EnfDataSet d) => new("/cancerWait/decisionToReferDate", d.CancerWait?.DecisionToReferDate);

    private static Dated PeriodStart(EnfDataSet d) => new("/cancerWait/periodStartDate", d.CancerWait?.PeriodStartDate);

    private static Dated Upgrade(EnfDataSet d) => new("/cancerWait/consultantUpgradeDate", d.CancerWait?.ConsultantUpgradeDate);

    private static Dated FirstSeen(EnfDataSet d) => new("/cancerWait/dateFirstSeen", d.CancerWait?.DateFirstSeen);

    private static Dated PatientTold(EnfDataSet d) => new("/cancerWait/fasterDiagnosisEndDate", d.CancerWait?.FasterDiagnosisEndDate);

    /// <summary>A date and its field. A date that was not sent is neither before nor after any other.</summary>
    private sealed record Dated(string Pointer, DateOnly? Day);
}
