using InterTrust.Cwt;
using InterTrust.Reference;
using InterTrust.Reports;
using static InterTrust.Reference.CwtElement;

namespace InterTrust.Pathways;

/// <summary>The waiting-times records of a trust's pathway at the end of a period.</summary>
internal static class PathwayCwt
{
    private const string TwoWeekWait = "3";
    private const string Screening = "17";
    private const string CancerFound = "01";
    private const string CancerRuledOut = "02";
    private const string Excluded = "03";

    /// <summary>The last day that any record of the pathway reports; a period that starts later has no records.</summary>
    internal static DateOnly? LastDay(PathwayData pathway) => pathway.OccurredEvents
        .Where(e => ClinicalEventType.Find(e.Type) is { IsReported: true })
        .Max(e => e.Date);

    internal static IEnumerable<CwtRecord> CreateRecords(PathwayData all, Period period)
    {
        var pathway = all with
        {
            Events = [.. all.Events.Where(e => e.Awaited || e.Date <= period.To)],
            Transfers = all.Transfers is null ? null : [.. all.Transfers.Where(transfer => transfer.Date <= period.To)],
        };
        var seenElsewhere = all.AllTransfers is [var first, ..] && first.From != all.Ods;
        var reading = new Reading(pathway, PathwayDates.From(pathway, TransferDatePolicy.Sent), seenElsewhere);
        var treatments = pathway.OccurredEvents.Where(e => e.Type is ClinicalEventType.Treatment).ToList();
        var records = treatments is not []
            ? treatments.OrderBy(e => e.Date).Select(reading.Treated)
            : reading.Stage.Scenario is { } stage ? [reading.Record(stage.Scenario, stage.On, null)] : Array.Empty<CwtRecord>();
        return records.Where(record => period.Contains(record.On)).Select(record => record with { PathwayId = pathway.Id });
    }

    /// <summary>A pathway as values of the items of the data set.</summary>
    private sealed record Reading(PathwayData Data, ClockFacts Dates, bool SeenElsewhere)
    {
        private readonly PathwayTransfer? cameIn = Data.AllTransfers.LastOrDefault(transfer => transfer.To == Data.Ods);
        private readonly PathwayTransfer? wentOn = Data.AllTransfers.LastOrDefault(transfer => transfer.From == Data.Ods);
        private readonly ClinicalEvent? onward = Data.OccurredEvents.Where(e => e.Type is ClinicalEventType.Transfer).MaxBy(e => e.Date);
        private readonly ClinicalEvent? told = Data.OccurredEvents.FirstOrDefault(e => e.Type is ClinicalEventType.PatientTold);

        internal CwtStage Stage => new()
        {
            FirstSeen = Dates.DateFirstSeen,
            FasterDiagnosisEnd = told?.Date,
            Excluded = told?[ClinicalEventField.ReasonCode] is Excluded,
            DecidedToTreat = Dates.DecisionToTreat,
            Onward = wentOn?.Date,
            SeenElsewhere = SeenElsewhere,
            ByDirectAccessTest = Referred(ClinicalEventField.DiagnosticReferralRoute) is "01",
        };

        internal CwtRecord Treated(ClinicalEvent treatment)
        {
            var first = treatment == PathwayDates.FirstTreatment(Data);
            var scenario = cameIn is not null ? (first ? "2b" : "3")
                : Dates.ConsultantUpgradeDate is not null ? (first ? "4" : "5")
                : Referred(ClinicalEventField.PriorityType) is null or TwoWeekWait
                    || Referred(ClinicalEventField.SourceOfReferral) is Screening ? (first ? "2a" : "3")
                : first ? "6" : "7";
            return Record(scenario, treatment.Date!.Value, treatment);
        }

        internal CwtRecord Record(string scenario, DateOnly on, ClinicalEvent? treatment)
        {
            var first = treatment is not null && treatment == PathwayDates.FirstTreatment(Data);
            var decided = Data.OccurredEvents
                .Where(e => e.Type is ClinicalEventType.DecisionToTreat && (first || treatment is null || e.Date <= treatment.Date))
                .OrderBy(e => e.Date)
                .ToList();
            var decision = first || treatment is null ? decided.FirstOrDefault() : decided.LastOrDefault();
            var begins = first ? Dates.EarliestClinicallyAppropriateDate ?? decision?.Date : decision?.Date;
            var adjustedFirstSeen = Adjustment(ClinicalEventType.FirstSeen);
            var adjustedTreatment = first ? Adjustment(ClinicalEventType.Treatment) : null;
            var reason = told?[ClinicalEventField.ReasonCode];
            var late = first && treatment?.Date > Clocks.Treat62.LastDay(Dates);
            var (from, to) = scenario is "1e" ? (wentOn, null) : (cameIn, scenario is "1f" ? wentOn : null);
            var requested = onward is null ? null : ClinicalEvents.ReadDay(onward, ClinicalEventField.ServiceRequestedDate) ?? onward.Date;
            var icd10 = Data.LatestFact(ClinicalEventType.Diagnosis, ClinicalEventField.PrimaryIcd10);
            return CwtRecords.Create(
                scenario,
                on,
                [
                    (NhsNumber, Data.Patient.NhsNumber.Value),
                    (CwtElement.PathwayIdentifier, Data.Identifier.Value),
                    (PathwayIssuer, Data.Identifier.Issuer),
                    (PeriodStart, Dates.PeriodStart),
                    (Upgrade, Dates.ConsultantUpgradeDate),
                    (FirstSeen, Dates.DateFirstSeen),
                    (PatientStatus, Status(treatment, first)),
                    (TreatmentPeriodStart, begins),
                    (RequestReceived, cameIn?.Date),
                    (FasterDiagnosisEndDate, told?.Date),
                    (Treatment, treatment?.Date),
                    .. Latest(ClinicalEventType.Referral),
                    .. Latest(ClinicalEventType.ConsultantUpgrade),
                    .. Latest(ClinicalEventType.FirstSeen),
                    .. Latest(ClinicalEventType.Diagnosis),
                    .. Items(adjustedFirstSeen),
                    .. Items(told),
                    .. Items(decision),
                    .. Items(adjustedTreatment),
                    .. Items(treatment),
                    (ServiceRequested, from == wentOn ? requested : null),
                    (Referring, from?.From),
                    (Receiving, from?.To),
                    (ReferringReason, from == wentOn ? onward?[ClinicalEventField.TransferReason] : null),
                    (ServiceRequested + Second, to is null ? null : requested),
                    (Referring + Second, to?.From),
                    (Receiving + Second, to?.To),
                    (ReferringReason + Second, to is null ? null : onward?[ClinicalEventField.TransferReason]),
                ],
                new Dictionary<string, bool>
                {
                    [FirstSeenAdjustment] = adjustedFirstSeen is not null,
                    [FirstSeenAdjustmentReason] = adjustedFirstSeen is not null,
                    [TreatmentAdjustment] = adjustedTreatment is not null,
                    [TreatmentAdjustmentReason] = adjustedTreatment is not null,
                    [Diagnosis] = reason is CancerFound,
                    [Laterality] = reason is CancerFound,
                    [ProstateRisk] = icd10?.StartsWith("C61", StringComparison.Ordinal) is true,
                    [FasterDiagnosisDelay] = told?.Date > Clocks.Faster28.LastDay(Dates),
                    [DecisionDelay] = treatment?.Date
                        > begins?.AddDays(Clocks.Treat31.Limit + (first ? Dates.EffectiveTreatmentAdjustment : 0)),
                    [ReferralDelay] = late,
                    [UpgradeDelay] = late,
                });
        }

        /// <summary>CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS, derived from the events.</summary>
        private string Status(ClinicalEvent? treatment, bool first) =>
            treatment is not null ? (first ? "08" : "21")
            : told?[ClinicalEventField.ReasonCode] is CancerRuledOut ? "03"
            : Dates.DecisionToTreat is not null || Data.OccurredEvents.Any(e => e.Type is ClinicalEventType.TreatmentPlanned) ? "11"
            : told?[ClinicalEventField.ReasonCode] is CancerFound ? "10"
            : Referred(ClinicalEventField.ReferralType) is "16" ? "09" : "14";

        private ClinicalEvent? Adjustment(string wait) => Data.OccurredEvents.FirstOrDefault(
            e => e.Type is ClinicalEventType.Adjustment && e[ClinicalEventField.Adjusts] == wait);

        private string? Referred(ClinicalEventField field) => Data.LatestFact(ClinicalEventType.Referral, field);

        /// <summary>The values of an event, by the items that its fields fill.</summary>
        private static IEnumerable<(string Element, object? Value)> Items(ClinicalEvent? entry) =>
            entry is null ? [] : Items(ClinicalEventType.FieldsOf(entry.Type, entry.Facts), field => entry[field]);

        /// <summary>The latest value of each field among the events of a type.</summary>
        private IEnumerable<(string Element, object? Value)> Latest(string type) =>
            Items(ClinicalEventType.FieldsOf(type, new Dictionary<string, string>()), field => Data.LatestFact(type, field));

        private static IEnumerable<(string Element, object? Value)> Items(
            IEnumerable<ClinicalEventField> fields, Func<ClinicalEventField, string?> value) =>
            fields.SelectMany(field => field.Elements.Select(element => (element, (object?)value(field))));
    }
}
