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
    internal static DateOnly? LastDay(PathwayFacts facts) => facts.Happened
        .Where(e => e.Type is HappeningKind.FirstSeen or HappeningKind.PatientTold or HappeningKind.DecisionToTreat or HappeningKind.Transfer or HappeningKind.Treatment)
        .Max(e => e.Date);

    internal static IEnumerable<CwtRecord> Of(PathwayFacts all, Period period)
    {
        var facts = all with
        {
            Entries = [.. all.Entries.Where(e => e.Awaited || e.Date <= period.To)],
            Hops = all.Hops is null ? null : [.. all.Hops.Where(hop => hop.Date <= period.To)],
        };
        var reading = new Reading(facts, PathwayDates.Of(facts, TransferDating.Sent), SeenElsewhere: all.Way is [var first, ..] && first.From != all.Ods);
        var records = facts.Happened.Any(e => e.Type is HappeningKind.Treatment)
            ? facts.Happened.Where(e => e.Type is HappeningKind.Treatment).OrderBy(e => e.Date).Select(reading.Treated)
            : reading.Stage.Scenario is { } stage ? [reading.Record(stage.Scenario, stage.On, null)] : Array.Empty<CwtRecord>();
        return records.Where(record => period.Holds(record.On)).Select(record => record with { PathwayId = facts.Id });
    }

    /// <summary>What a pathway says, in the words of the data set.</summary>
    private sealed record Reading(PathwayFacts Facts, ClockFacts Dates, bool SeenElsewhere)
    {
        private readonly Hop? cameIn = Facts.Way.LastOrDefault(hop => hop.To == Facts.Ods);
        private readonly Hop? wentOn = Facts.Way.LastOrDefault(hop => hop.From == Facts.Ods);
        private readonly PathwayEntry? onward = Facts.Happened.Where(e => e.Type is HappeningKind.Transfer).MaxBy(e => e.Date);
        private readonly PathwayEntry? told = Facts.Happened.FirstOrDefault(e => e.Type is HappeningKind.PatientTold);

        internal CwtStage Stage => new()
        {
            FirstSeen = Dates.DateFirstSeen,
            Told = told?.Date,
            Excluded = Said(told, HappeningKind.ReasonCode) is Excluded,
            DecidedToTreat = Dates.DecisionToTreat,
            Onward = wentOn?.Date,
            SeenElsewhere = SeenElsewhere,
            ByDirectAccessTest = Referred("diagnosticReferralRoute") is "01",
        };

        internal CwtRecord Treated(PathwayEntry treatment)
        {
            var first = treatment == PathwayDates.FirstTreatment(Facts);
            var scenario = cameIn is not null ? (first ? "2b" : "3")
                : Dates.ConsultantUpgradeDate is not null ? (first ? "4" : "5")
                : Referred("priorityType") is null or TwoWeekWait || Referred("sourceOfReferral") is Screening ? (first ? "2a" : "3")
                : first ? "6" : "7";
            return Record(scenario, treatment.Date!.Value, treatment);
        }

        internal CwtRecord Record(string scenario, DateOnly on, PathwayEntry? treatment)
        {
            var first = treatment is not null && treatment == PathwayDates.FirstTreatment(Facts);
            var decided = Facts.Happened.Where(e => e.Type is HappeningKind.DecisionToTreat && (first || treatment is null || e.Date <= treatment.Date)).OrderBy(e => e.Date).ToList();
            var decision = first || treatment is null ? decided.FirstOrDefault() : decided.LastOrDefault();
            var begins = first ? Dates.EarliestClinicallyAppropriateDate ?? decision?.Date : decision?.Date;
            var (adjusted, adjustedTreatment) = (Adjustment(HappeningKind.FirstSeen), first ? Adjustment(HappeningKind.Treatment) : null);
            var (from, to) = scenario is "1e" ? (wentOn, null) : (cameIn, scenario is "1f" ? wentOn : null);
            var requested = onward is null ? null : PathwayEntries.Day(onward, PathwayEntries.ServiceRequestedDate) ?? onward.Date;
            var icd10 = Facts.Fact(HappeningKind.Diagnosis, "primaryIcd10");
            return CwtRecords.Of(
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
                    (UpgradeSite, Facts.Fact(HappeningKind.ConsultantUpgrade, HappeningKind.Site)),
                    (FirstSeen, Dates.DateFirstSeen),
                    (FirstSeenSite, Facts.Fact(HappeningKind.FirstSeen, HappeningKind.Site)),
                    (FirstSeenAdjustment, Said(adjusted, HappeningKind.Days)),
                    (FirstSeenAdjustmentReason, Said(adjusted, HappeningKind.ReasonCode)),
                    (DiagnosticRoute, Referred("diagnosticReferralRoute")),
                    (PatientStatus, Status(treatment, first)),
                    (Diagnosis, icd10),
                    (Laterality, Facts.Fact(HappeningKind.Diagnosis, "laterality")),
                    (TreatmentPeriodStart, begins),
                    (DecisionToTreatSite, Said(decision, HappeningKind.Site)),
                    (RequestReceived, cameIn?.Date),
                    (ToldReason, Said(told, HappeningKind.ReasonCode)),
                    (CancerSite, Said(told, "primaryCancerSite")),
                    (CwtElement.Told, told?.Date),
                    (ToldDelay, Said(told, HappeningKind.DelayReason)),
                    (ExclusionReason, Said(told, HappeningKind.ExclusionReason)),
                    (ToldSite, Said(told, HappeningKind.Site)),
                    (ServiceRequested, from == wentOn ? requested : null),
                    (Referring, from?.From),
                    (Receiving, from?.To),
                    (ReferringReason, from == wentOn ? Said(onward, PathwayEntries.TransferReason) : null),
                    (ServiceRequested + Second, to is null ? null : requested),
                    (Referring + Second, to?.From),
                    (Receiving + Second, to?.To),
                    (ReferringReason + Second, to is null ? null : Said(onward, PathwayEntries.TransferReason)),
                    (Treatment, treatment?.Date),
                    (TreatmentSite, Said(treatment, HappeningKind.Site)),
                    (TreatmentEventType, Said(treatment, HappeningKind.EventType)),
                    (Modality, Said(treatment, "modality")),
                    (ClinicalTrial, Said(treatment, HappeningKind.ClinicalTrial)),
                    (CareSetting, Said(treatment, HappeningKind.CareSetting)),
                    (DecisionDelay, Said(treatment, HappeningKind.DecisionDelayReason)),
                    (TreatmentAdjustment, Said(adjustedTreatment, HappeningKind.Days)),
                    (TreatmentAdjustmentReason, Said(adjustedTreatment, HappeningKind.ReasonCode)),
                    (ReferralDelay, Said(treatment, HappeningKind.DelayReason)),
                    (UpgradeDelay, Said(treatment, HappeningKind.DelayReason)),
                ],
                new Dictionary<string, bool>
                {
                    [FirstSeenAdjustment] = adjusted is not null,
                    [FirstSeenAdjustmentReason] = adjusted is not null,
                    [TreatmentAdjustment] = adjustedTreatment is not null,
                    [TreatmentAdjustmentReason] = adjustedTreatment is not null,
                    [Diagnosis] = Said(told, HappeningKind.ReasonCode) is CancerFound,
                    [Laterality] = Said(told, HappeningKind.ReasonCode) is CancerFound,
                    [ProstateRisk] = icd10?.StartsWith("C61", StringComparison.Ordinal) is true,
                    [ToldDelay] = Over(Dates.PeriodStart, told?.Date, Dates.FirstSeenOff, Clocks.DiagnoseWithin),
                    [DecisionDelay] = Over(begins, treatment?.Date, first ? Dates.TreatmentOff : 0, Clocks.TreatAfterDecisionWithin),
                    [ReferralDelay] = first && Over(Dates.Start, treatment?.Date, Dates.FirstSeenOff + Dates.TreatmentOff, Clocks.TreatWithin),
                    [UpgradeDelay] = first && Over(Dates.Start, treatment?.Date, Dates.FirstSeenOff + Dates.TreatmentOff, Clocks.TreatWithin),
                });
        }

        /// <summary>CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS follows from what has happened.</summary>
        private string Status(PathwayEntry? treatment, bool first) =>
            treatment is not null ? (first ? "08" : "21")
            : Said(told, HappeningKind.ReasonCode) is CancerRuledOut ? "03"
            : Dates.DecisionToTreat is not null || Facts.Happened.Any(e => e.Type is HappeningKind.TreatmentPlanned) ? "11"
            : Said(told, HappeningKind.ReasonCode) is CancerFound ? "10"
            : Referred("referralType") is "16" ? "09" : "14";

        private PathwayEntry? Adjustment(string wait) =>
            Facts.Happened.FirstOrDefault(e => e.Type is HappeningKind.Adjustment && e.Facts[HappeningKind.Adjusts] == wait);

        private string? Referred(string fact) => Facts.Fact(PathwayEntries.Referral, fact);

        private static string? Said(PathwayEntry? entry, string fact) => entry?.Facts.GetValueOrDefault(fact);

        private static bool Over(DateOnly? from, DateOnly? to, int off, int limit) => to?.DayNumber - from?.DayNumber - off > limit;
    }
}
