using InterTrust.Reports;

namespace InterTrust.Rules.Cwt;

/// <summary>A record that the generated pathway must produce: its elements, and which of those "if applicable" apply.</summary>
internal sealed record ExpectedRecord(string Scenario, DateOnly On, Dictionary<string, string> Values, Dictionary<string, bool> Applies);

/// <summary>The expected records, derived from the definitions and not from the product's code.</summary>
internal sealed partial class CwtPatient
{
    /// <summary>The records of a month, by the definitions of the scenarios, as the case stood at the month's end.</summary>
    internal IEnumerable<ExpectedRecord> ExpectedIn(Period month)
    {
        DateOnly? UpTo(DateOnly? day) => day <= month.To ? day : null;
        var done = treatments.Where(treatment => treatment.Date <= month.To).ToList();
        if (done.Count > 0)
        {
            foreach (var (i, treatment) in done.Index().Where(entry => month.Contains(entry.Item.Date)))
                yield return Record(TreatmentScenario(i == 0), treatment.Date, i, month);
            yield break;
        }
        var (toldBy, decidedBy, onwardBy) = (UpTo(toldOn), decisions.Select(d => UpTo(d.On)).FirstOrDefault(), UpTo(transferredOn));
        var stage = true switch
        {
            _ when transferredIn => onwardBy is { } on ? ("1f", on) : ((string, DateOnly)?)null,
            _ when toldBy is { } day && toldReason is "03" => ("1g", day),
            _ when toldBy is { } day && decidedBy is { } decided => ("1d", Later(day, decided)),
            _ when decidedBy is { } decided => ("1d", decided),
            _ when toldBy is { } day => ("1b", day),
            _ when onwardBy is { } on => ("1e", on),
            _ when UpTo(seenOn) is { } first => (directAccess ? "1c" : "1a", first),
            _ => null,
        };
        if (stage is { } found && month.Contains(found.Item2))
            yield return Record(found.Item1, found.Item2, null, month);
    }

    private string TreatmentScenario(bool first) => (transferredIn, route) switch
    {
        (true, _) => first ? "2b" : "3",
        (_, "upgrade") => first ? "4" : "5",
        (_, "routine") => first ? "6" : "7",
        _ => first ? "2a" : "3",
    };

    private ExpectedRecord Record(string scenario, DateOnly on, int? treatment, Period month)
    {
        var mark = $"{treatment + 1} ";
        var values = elements
            .Where(item => item.On <= month.To)
            .Where(item => item.Element[0] is not ('1' or '2') || item.Element.StartsWith(mark, StringComparison.Ordinal))
            .ToDictionary(item => item.Element.TrimStart('1', '2').Trim(), item => item.Value);
        var decision = treatment is { } index ? decisions[index] : decisions.FirstOrDefault(d => d.On <= month.To);
        DateOnly? periodStart = decision == default
            ? null
            : treatment == 0 && appropriate is { } day && day <= month.To ? day : decision.On;
        if (decision != default)
            values["ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER DECISION TO TREAT)"] = decision.Site;
        if (periodStart is { } startDay)
            values["CANCER TREATMENT PERIOD START DATE"] = Text(startDay);
        var toldBy = toldOn <= month.To ? toldReason : null;
        values["CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS"] = treatment is { } n ? (n == 0 ? "08" : "21")
            : toldBy is "02" ? "03" : decision != default ? "11" : toldBy is "01" ? "10" : "14";
        // The first transfer of a record depends on what the trust did.
        if (scenario is not ("1e" or "1f" or "2b"))
        {
            var organisations = values.Keys.Where(key => key.StartsWith("ORGANISATION IDENTIFIER (RE", StringComparison.Ordinal));
            foreach (var element in organisations.ToList())
                values.Remove(element);
        }

        var adjustedTreatment = treatment == 0 && treatments[0].AdjustmentDays > 0;
        var clockOff = upgrade > seenOn ? 0 : adjustmentDays;
        var late62 = treatment == 0
            && treatments[0].Date.DayNumber - (upgrade ?? start).DayNumber - clockOff - treatments[0].AdjustmentDays > 62;
        var late31 = treatment is { } late
            && treatments[late].Date.DayNumber - periodStart!.Value.DayNumber - (late == 0 ? treatments[0].AdjustmentDays : 0) > 31;
        var late28 = toldBy is not null && toldOn!.Value.DayNumber - start.DayNumber - clockOff > 28;
        return new(scenario, on, values, new()
        {
            ["WAITING TIME ADJUSTMENT (FIRST SEEN)"] = adjustmentDays > 0 && seenOn <= month.To,
            ["WAITING TIME ADJUSTMENT REASON (FIRST SEEN)"] = adjustmentDays > 0 && seenOn <= month.To,
            ["WAITING TIME ADJUSTMENT (TREATMENT)"] = adjustedTreatment,
            ["WAITING TIME ADJUSTMENT REASON (TREATMENT)"] = adjustedTreatment,
            ["PRIMARY DIAGNOSIS (ICD)"] = toldBy is "01",
            ["TUMOUR LATERALITY"] = toldBy is "01",
            ["PROSTATE CANCER CLINICAL RISK CATEGORY"] = values.GetValueOrDefault("PRIMARY DIAGNOSIS (ICD)") is "C61",
            ["CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)"] = late28,
            ["CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)"] = late31,
            ["CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)"] = late62,
            ["CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)"] = late62,
        });
    }
}
