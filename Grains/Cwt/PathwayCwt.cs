using InterTrust.Pathways;
using InterTrust.Reports;
using static InterTrust.Cwt.CwtElement;

namespace InterTrust.Cwt;

/// <summary>The waiting-times records that a trust's pathway makes, as it stands at the end of a period.</summary>
internal static class PathwayCwt
{
    private const string TwoWeekWait = "3";
    private const string Screening = "17";
    private const string CancerFound = "01";
    private const string CancerRuledOut = "02";
    private const string Excluded = "03";

    /// <summary>The last day that any record of the pathway reports: a period after it has none.</summary>
    internal static DateOnly? LastDay(PathwayData facts) => facts.OccurredEvents
        .Where(e => e.Type is ClinicalEventType.FirstSeen or ClinicalEventType.PatientTold or ClinicalEventType.DecisionToTreat or ClinicalEventType.Transfer or ClinicalEventType.Treatment)
        .Max(e => e.Date);

    internal static IEnumerable<CwtRecord> CreateRecords(PathwayData all, Period period)
    {
        var facts = all with
        {
            Events = [.. all.Events.Where(e => e.Awaited || e.Date <= period.To)],
            Transfers = all.Transfers is null ? null : [.. all.Transfers.Where(hop => hop.Date <= period.To)],
        };
        var reading = new Reading(facts, PathwayDates.From(facts, TransferDatePolicy.Sent), SeenElsewhere: all.AllTransfers is [var first, ..] && first.From != all.Ods);
        var records = facts.OccurredEvents.Any(e => e.Type is ClinicalEventType.Treatment)
            ? facts.OccurredEvents.Where(e => e.Type is ClinicalEventType.Treatment).OrderBy(e => e.Date).Select(reading.Treated)
            : reading.Stage.Scenario is { } stage ? [reading.Record(stage.Scenario, stage.On, null)] : Array.Empty<CwtRecord>();
        return records.Where(record => period.Contains(record.On)).Select(record => record with { PathwayId = facts.Id });
    }

    /// <summary>What a pathway says, in the words of the data set.</summary>
    private sealed record Reading(PathwayData Facts, ClockFacts Dates, bool SeenElsewhere)
    {
        private readonly PathwayTransfer? cameIn = Facts.AllTransfers.LastOrDefault(hop => hop.To == Facts.Ods);
        private readonly PathwayTransfer? wentOn = Facts.AllTransfers.LastOrDefault(hop => hop.From == Facts.Ods);
        private readonly ClinicalEvent? onward = Facts.OccurredEvents.Where(e => e.Type is ClinicalEventType.Transfer).MaxBy(e => e.Date);
        private readonly ClinicalEvent? told = Facts.OccurredEvents.FirstOrDefault(e => e.Type is ClinicalEventType.PatientTold);

        internal CwtStage Stage => new()
        {
            FirstSeen = Dates.DateFirstSeen,
            Told = told?.Date,
            Excluded = Said(told, ClinicalEventType.ReasonCode) is Excluded,
            DecidedToTreat = Dates.DecisionToTreat,
            Onward = wentOn?.Date,
            SeenElsewhere = SeenElsewhere,
            ByDirectAccessTest = Referred("diagnosticReferralRoute") is "01",
        };

        internal CwtRecord Treated(ClinicalEvent treatment)
        {
            var first = treatment == PathwayDates.FirstTreatment(Facts);
            var scenario = cameIn is not null ? (first ? "2b" : "3")
                : Dates.ConsultantUpgradeDate is not null ? (first ? "4" : "5")
                : Referred("priorityType") is null or TwoWeekWait || Referred("sourceOfReferral") is Screening ? (first ? "2a" : "3")
                : first ? "6" : "7";
            return Record(scenario, treatment.Date!.Value, treatment);
        }

        internal CwtRecord Record(string scenario, DateOnly on, ClinicalEvent? treatment)
        {
            var first = treatment is not null && treatment == PathwayDates.FirstTreatment(Facts);
            var decided = Facts.OccurredEvents.Where(e => e.Type is ClinicalEventType.DecisionToTreat && (first || treatment is null || e.Date <= treatment.Date)).OrderBy(e => e.Date).ToList();
            var decision = first || treatment is null ? decided.FirstOrDefault() : decided.LastOrDefault();
            var begins = first ? Dates.EarliestClinicallyAppropriateDate ?? decision?.Date : decision?.Date;
            var (adjusted, adjustedTreatment) = (Adjustment(ClinicalEventType.FirstSeen), first ? Adjustment(ClinicalEventType.Treatment) : null);
            var (from, to) = scenario is "1e" ? (wentOn, null) : (cameIn, scenario is "1f" ? wentOn : null);
            var requested = onward is null ? null : ClinicalEvents.ReadDay(onward, ClinicalEvents.ServiceRequestedDate) ?? onward.Date;
            var icd10 = Facts.LatestFact(ClinicalEventType.Diagnosis, "primaryIcd10");
            return CwtRecords.Create(
                scenario,
                on,
                [
                    (NhsNumber, Facts.Patient.NhsNumber.Value),
                    (NhsNumberStatus, Referred("nhsNumberStatus")),
                    (CwtElement.PathwayIdentifier, Facts.Identifier.Value),
                    (PathwayIssuer, Facts.Identifier.Issuer),
                    (SourceOfReferral, Referred("sourceOfReferral")),
                    (PriorityType, Referred("priorityType")),
                    (DecisionToRefer, Referred("cancerDecisionToReferDate")),
                    (PeriodStart, Dates.PeriodStart),
                    (ReferralType, Referred("referralType")),
                    (Upgrade, Dates.ConsultantUpgradeDate),
                    (UpgradeSite, Facts.LatestFact(ClinicalEventType.ConsultantUpgrade, ClinicalEventType.Site)),
                    (FirstSeen, Dates.DateFirstSeen),
                    (FirstSeenSite, Facts.LatestFact(ClinicalEventType.FirstSeen, ClinicalEventType.Site)),
                    (FirstSeenAdjustment, Said(adjusted, ClinicalEventType.Days)),
                    (FirstSeenAdjustmentReason, Said(adjusted, ClinicalEventType.ReasonCode)),
                    (DiagnosticRoute, Referred("diagnosticReferralRoute")),
                    (PatientStatus, Status(treatment, first)),
                    (Diagnosis, icd10),
                    (Laterality, Facts.LatestFact(ClinicalEventType.Diagnosis, "laterality")),
                    (TreatmentPeriodStart, begins),
                    (DecisionToTreatSite, Said(decision, ClinicalEventType.Site)),
                    (RequestReceived, cameIn?.Date),
                    (ToldReason, Said(told, ClinicalEventType.ReasonCode)),
                    (CancerSite, Said(told, "primaryCancerSite")),
                    (CwtElement.Told, told?.Date),
                    (ToldDelay, Said(told, ClinicalEventType.DelayReason)),
                    (ExclusionReason, Said(told, ClinicalEventType.ExclusionReason)),
                    (ToldSite, Said(told, ClinicalEventType.Site)),
                    (ServiceRequested, from == wentOn ? requested : null),
                    (Referring, from?.From),
                    (Receiving, from?.To),
                    (ReferringReason, from == wentOn ? Said(onward, ClinicalEvents.TransferReason) : null),
                    (ServiceRequested + Second, to is null ? null : requested),
                    (Referring + Second, to?.From),
                    (Receiving + Second, to?.To),
                    (ReferringReason + Second, to is null ? null : Said(onward, ClinicalEvents.TransferReason)),
                    (Treatment, treatment?.Date),
                    (TreatmentSite, Said(treatment, ClinicalEventType.Site)),
                    (TreatmentEventType, Said(treatment, ClinicalEventType.EventType)),
                    (Modality, Said(treatment, "modality")),
                    (ClinicalTrial, Said(treatment, ClinicalEventType.ClinicalTrial)),
                    (CareSetting, Said(treatment, ClinicalEventType.CareSetting)),
                    (DecisionDelay, Said(treatment, ClinicalEventType.DecisionDelayReason)),
                    (TreatmentAdjustment, Said(adjustedTreatment, ClinicalEventType.Days)),
                    (TreatmentAdjustmentReason, Said(adjustedTreatment, ClinicalEventType.ReasonCode)),
                    (ReferralDelay, Said(treatment, ClinicalEventType.DelayReason)),
                    (UpgradeDelay, Said(treatment, ClinicalEventType.DelayReason)),
                ],
                new Dictionary<string, bool>
                {
                    [FirstSeenAdjustment] = adjusted is not null,
                    [FirstSeenAdjustmentReason] = adjusted is not null,
                    [TreatmentAdjustment] = adjustedTreatment is not null,
                    [TreatmentAdjustmentReason] = adjustedTreatment is not null,
                    [Diagnosis] = Said(told, ClinicalEventType.ReasonCode) is CancerFound,
                    [Laterality] = Said(told, ClinicalEventType.ReasonCode) is CancerFound,
                    [ProstateRisk] = icd10?.StartsWith("C61", StringComparison.Ordinal) is true,
                    [ToldDelay] = told?.Date > Clocks.Faster28.LastDay(Dates),
                    [DecisionDelay] =
                        treatment?.Date > begins?.AddDays(Clocks.Treat31.Limit + (first ? Dates.EffectiveTreatmentAdjustment : 0)),
                    [ReferralDelay] = first && treatment?.Date > Clocks.Treat62.LastDay(Dates),
                    [UpgradeDelay] = first && treatment?.Date > Clocks.Treat62.LastDay(Dates),
                });
        }

        /// <summary>CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS follows from what has happened.</summary>
        private string Status(ClinicalEvent? treatment, bool first) =>
            treatment is not null ? (first ? "08" : "21")
            : Said(told, ClinicalEventType.ReasonCode) is CancerRuledOut ? "03"
            : Dates.DecisionToTreat is not null || Facts.OccurredEvents.Any(e => e.Type is ClinicalEventType.TreatmentPlanned) ? "11"
            : Said(told, ClinicalEventType.ReasonCode) is CancerFound ? "10"
            : Referred("referralType") is "16" ? "09" : "14";

        private ClinicalEvent? Adjustment(string wait) =>
            Facts.OccurredEvents.FirstOrDefault(e => e.Type is ClinicalEventType.Adjustment && e.Facts[ClinicalEventType.Adjusts] == wait);

        private string? Referred(string fact) => Facts.LatestFact(ClinicalEvents.Referral, fact);

        private static string? Said(ClinicalEvent? entry, string fact) => entry?.Facts.GetValueOrDefault(fact);
    }
}
