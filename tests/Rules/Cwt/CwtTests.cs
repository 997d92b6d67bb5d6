using System.Globalization;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Reports;
using InterTrust.Rules.Referrals;

namespace InterTrust.Rules.Cwt;

/// <summary>The waiting-times records of a generated year of pathways, held field by field against the data set's own table.</summary>
public sealed class CwtTests
{
    private static readonly Dictionary<(string Element, string Scenario), string> Matrix = ReadMatrix();

    private static readonly Period[] Months = [.. Enumerable.Range(1, 12).Select(month => new Period(new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1).AddDays(-1)))];

    [Fact]
    public void A_year_of_two_thousand_pathways_makes_the_records_that_its_trust_owes_field_by_field()
    {
        var random = new Random(20251231);
        var seen = new Dictionary<string, int>();
        foreach (var patient in Enumerable.Range(0, 2_000).Select(n => new Patient(n, random)))
            foreach (var month in Months)
            {
                var (owed, made) = (patient.Owes(month).ToList(), PathwayCwt.CreateRecords(patient.Tracked, month).ToList());
                Assert.Equal(owed.Select(record => (record.Scenario, record.On)), made.Select(record => (record.Scenario, record.On)));
                foreach (var (record, expected) in made.Zip(owed))
                {
                    Holds(record, expected);
                    seen[record.Scenario] = seen.GetValueOrDefault(record.Scenario) + 1;
                }
            }

        // Every scenario of the table occurs in the year.
        Assert.Equal(Matrix.Keys.Select(key => key.Scenario).Distinct().Order(), seen.Keys.Order());
    }

    [Fact]
    public void The_hub_s_table_is_the_data_set_s() => Assert.All(Matrix, cell => Assert.Equal(cell.Value, CwtMatrix.NeedOf(cell.Key.Element, cell.Key.Scenario) switch
    {
        CwtNeed.Mandatory => "M",
        CwtNeed.MandatoryIfApplicable => "M*",
        CwtNeed.Optional => "O",
        CwtNeed.OptionalIfApplicable => "O*",
        _ => "N/A",
    }));

    private static void Holds(CwtRecord record, Owed owed)
    {
        foreach (var ((element, _), need) in Matrix.Where(cell => cell.Key.Scenario == record.Scenario))
        {
            var said = $"{record.Scenario} {element}";
            var value = owed.Known.GetValueOrDefault(element);
            Assert.True(record.Items.GetValueOrDefault(element) == (need is "N/A" ? null : value), $"{said}: {record.Items.GetValueOrDefault(element)} for {value}");
            var lacking = value is null && need is "M" or "M*";
            var applies = owed.Applies.TryGetValue(element, out var does) ? does : (bool?)null;
            Assert.True(record.Missing.Contains(element) == (value is null && (need is "M" || (need is "M*" && applies is true))), $"{said} missing");
            Assert.True(record.IfApplicable.Contains(element) == (lacking && need is "M*" && applies is null), $"{said} if applicable");
        }
    }

    private static Dictionary<(string, string), string> ReadMatrix()
    {
        var rows = File.ReadLines(Repository.Path("tests", "Rules", "Cwt", "matrix.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ")).ToList();
        return rows.Skip(1).SelectMany(row => row.Skip(1).Select((need, i) => KeyValuePair.Create((row[0], rows[0][i + 1]), need))).ToDictionary();
    }

    private sealed record Owed(string Scenario, DateOnly On, Dictionary<string, string> Known, Dictionary<string, bool> Applies);

    /// <summary>A patient whose way is made up, with what each step puts into a record, written down while it is made.</summary>
    private sealed class Patient
    {
        private static readonly OdsCode Ours = OdsCode.Parse("RHQ", null);
        private static readonly Author By = new(Ours, "coordinator");
        private static readonly DateTimeOffset Now = new(2027, 6, 1, 9, 0, 0, TimeSpan.Zero);

        private static readonly NhsNumber[] Enough = [.. Numbers().Take(2_000)];

        private readonly Random random;
        private readonly List<(DateOnly On, string Element, string Value)> known = [];
        private readonly DateOnly start;
        private readonly string route;
        private readonly bool cameIn;
        private readonly List<(DateOnly Date, DateOnly? Decided, int Off, bool Reason, bool DecisionReason)> treatments = [];
        private readonly List<(DateOnly On, string Site)> decisions = [];
        private DateOnly? seen, told, onward, upgrade, appropriate;
        private int off;
        private string? toldReason, icd10;
        private readonly bool directAccess;

        internal Patient(int n, Random random)
        {
            this.random = random;
            start = new DateOnly(2024, 11, 15).AddDays(random.Next(400));
            route = OneOf("urgent", "urgent", "screening", "upgrade", "routine");
            cameIn = random.Next(4) == 0;
            directAccess = !cameIn && random.Next(8) == 0;
            Tracked = Live(n);
        }

        internal PathwayData Tracked { get; }

        private PathwayData Live(int n)
        {
            var number = Enough[n];
            var (priority, source) = route switch { "screening" => ("2", "17"), "routine" => (OneOf("1", "2"), "03"), "upgrade" => ("1", "05"), _ => ("3", "03") };
            var referral = new Dictionary<string, string> { ["priorityType"] = priority, ["sourceOfReferral"] = source };
            Put(start, ("PRIORITY TYPE CODE", priority), ("SOURCE OF REFERRAL FOR OUT-PATIENTS", source), ("NHS NUMBER", number.Value),
                ("PATIENT PATHWAY IDENTIFIER", $"P{n}"), ("ORGANISATION IDENTIFIER (PATIENT PATHWAY IDENTIFIER ISSUER)", "RHQ"),
                ("CANCER REFERRAL TO TREATMENT PERIOD START DATE", Text(start)));
            Maybe(referral, "nhsNumberStatus", "NHS NUMBER STATUS INDICATOR CODE", "01");
            Maybe(referral, "referralType", "TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE", "03");
            Maybe(referral, "cancerDecisionToReferDate", "DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS)", Text(start.AddDays(-1)));
            if (directAccess)
            {
                referral.Add("diagnosticReferralRoute", "01");
                Put(start, ("CANCER DIAGNOSTIC REFERRAL ROUTE", "01"));
            }

            var happened = new List<ClinicalEventDetails>();
            Add("firstSeen", (seen = start.AddDays(random.Next(15))).Value, ("DATE FIRST SEEN", Text(seen.Value)), ("site", "ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)", "RHQ01"));
            if (random.Next(5) == 0)
            {
                off = random.Next(1, 11);
                Add("adjustment", seen.Value, ("adjusts", "", "firstSeen"), ("days", "WAITING TIME ADJUSTMENT (FIRST SEEN)", $"{off}"), ("reasonCode", "WAITING TIME ADJUSTMENT REASON (FIRST SEEN)", "3"));
            }
            if (route is "upgrade")
                Add("consultantUpgrade", (upgrade = start.AddDays(random.Next(10))).Value, ("CONSULTANT UPGRADE DATE", Text(upgrade.Value)), ("site", "ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE)", "RHQ02"));
            var received = start.AddDays(random.Next(15, 40));
            if (cameIn)
                Put(received, ("REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)", Text(received)), ("ORGANISATION IDENTIFIER (REFERRING)", "RFF"), ("ORGANISATION IDENTIFIER (RECEIVING)", "RHQ"));
            if (random.Next(10) < 7)
            {
                icd10 = OneOf("C341", "C61", "C509");
                Add("diagnosis", start.AddDays(random.Next(15, 30)), ("primaryIcd10", "PRIMARY DIAGNOSIS (ICD)", icd10), ("laterality", "TUMOUR LATERALITY", "L"));
            }
            if (random.Next(10) < 7)
                Tell(happened);
            if (toldReason is "02" or "03")
                return Born();
            if (random.Next(6) == 0)
            {
                onward = Later(received, told).AddDays(random.Next(10));
                Add("transfer", onward.Value, ("to", "", "RFS"));
                var behind = cameIn ? ", SECOND TRANSFER" : "";
                Put(onward.Value, ($"SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER){behind}", Text(onward.Value)),
                    ($"ORGANISATION IDENTIFIER (REFERRING){behind}", "RHQ"), ($"ORGANISATION IDENTIFIER (RECEIVING){behind}", "RFS"));
            }
            else if (random.Next(10) < 7)
                Treat(happened, Later(received, told));
            return Born();

            PathwayData Born()
            {
                var register = new Register
                {
                    Patient = new(number, "Testpatient", "Ann", new(1960, 1, 1), null),
                    TumourGroup = "lung",
                    PathwayIdentifier = new($"P{n}", Ours),
                    PeriodStart = start,
                    Transfers = cameIn ? [new(OdsCode.Parse("RFF", null), Ours, received)] : [],
                    History = [.. happened.OrderBy(what => what.Date).ThenBy(what => what.Type is "adjustment")],
                    Referral = referral,
                };
                Pathway state = new Pathway.None(PathwayId.For(Ours, $"{n}"));
                var happens = Assert.IsType<Decision<PathwayEvent>.Apply>(Pathway.Decide(state, register, By, Story.At(Now)));
                return ((Pathway.Existing)happens.Events.Aggregate(state, Pathway.Evolve)).Data;
            }

            void Add(string type, DateOnly on, params object[] facts)
            {
                var said = new Dictionary<string, string>();
                foreach (var fact in facts)
                    if (fact is (string name, string element, string value))
                    {
                        said.Add(name, value);
                        if (element.Length > 0)
                            Put(on, (element, value));
                    }
                    else if (fact is (string of, string text))
                        Put(on, (of, text));
                happened.Add(new(type, on, said));
            }
        }

        private void Tell(List<ClinicalEventDetails> happened)
        {
            told = start.AddDays(random.Next(15, 50));
            toldReason = OneOf("01", "01", "01", "02", "03", "04");
            var said = new Dictionary<string, string> { ["reasonCode"] = toldReason };
            Put(told.Value, ("CANCER FASTER DIAGNOSIS PATHWAY END DATE", Text(told.Value)), ("CANCER FASTER DIAGNOSIS PATHWAY END REASON", toldReason));
            Maybe(said, "site", "ORGANISATION SITE IDENTIFIER (OF CANCER FASTER DIAGNOSIS PATHWAY END DATE)", "RHQ01", told);
            if (toldReason is "01")
                Maybe(said, "primaryCancerSite", "PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY)", "03", told);
            if (toldReason is "03")
                Maybe(said, "exclusionReason", "CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON", "03", told);
            Maybe(said, "delayReason", "CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)", "07", told);
            happened.Add(new("patientTold", told.Value, said));
        }

        private void Treat(List<ClinicalEventDetails> happened, DateOnly from)
        {
            var day = from;
            for (var nth = 0; nth < (random.Next(3) == 0 ? 2 : 1); nth++)
            {
                var decided = day.AddDays(random.Next(1, 20));
                var site = $"RHQ0{nth + 3}";
                decisions.Add((decided, site));
                happened.Add(new("decisionToTreat", decided, new Dictionary<string, string> { ["site"] = site }));
                if (random.Next(10) < 3)
                    return;
                if (nth == 0 && random.Next(5) == 0)
                    happened.Add(new("earliestClinicallyAppropriateDate", (appropriate = decided.AddDays(random.Next(10))).Value, new Dictionary<string, string>()));
                var treated = Later(decided, appropriate).AddDays(random.Next(45));
                var said = new Dictionary<string, string> { ["modality"] = "23", ["careSetting"] = OneOf("01", "02", "03"), ["eventType"] = nth == 0 ? "01" : "02", ["site"] = "RHQ09" };
                if (random.Next(2) == 0)
                    said.Add("clinicalTrial", "02");
                if (random.Next(2) == 0)
                    said.Add("delayReason", "05");
                if (random.Next(2) == 0)
                    said.Add("decisionDelayReason", "04");
                happened.Add(new("treatment", treated, said));
                var days = 0;
                if (nth == 0 && said["careSetting"] is "01" or "02" && random.Next(4) == 0)
                {
                    days = random.Next(1, 15);
                    happened.Add(new("adjustment", treated, new Dictionary<string, string> { ["adjusts"] = "treatment", ["days"] = $"{days}", ["reasonCode"] = "8" }));
                    if (nth == 0)
                        Put(treated, ("1 WAITING TIME ADJUSTMENT (TREATMENT)", $"{days}"), ("1 WAITING TIME ADJUSTMENT REASON (TREATMENT)", "8"));
                }
                treatments.Add((treated, decided, days, said.ContainsKey("delayReason"), said.ContainsKey("decisionDelayReason")));
                var (of, mark) = (treatments.Count, $"{treatments.Count} ");
                Put(treated, (mark + "TREATMENT START DATE (CANCER)", Text(treated)), (mark + "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER TREATMENT START DATE)", "RHQ09"),
                    (mark + "CANCER TREATMENT EVENT TYPE", said["eventType"]), (mark + "CANCER TREATMENT MODALITY", "23"), (mark + "CANCER CARE SETTING (TREATMENT)", said["careSetting"]));
                if (said.TryGetValue("clinicalTrial", out var trial))
                    Put(treated, (mark + "CLINICAL TRIAL INDICATOR", trial));
                if (said.TryGetValue("delayReason", out var delay))
                    Put(treated, (mark + "CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)", delay), (mark + "CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)", delay));
                if (said.TryGetValue("decisionDelayReason", out var late))
                    Put(treated, (mark + "CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)", late));
                day = treated;
            }
        }

        /// <summary>What the trust owes for a month, by the words of the scenarios, as the case stood at the month's end.</summary>
        internal IEnumerable<Owed> Owes(Period month)
        {
            DateOnly? By(DateOnly? day) => day <= month.To ? day : null;
            var done = treatments.Where(treatment => treatment.Date <= month.To).ToList();
            if (done.Count > 0)
            {
                foreach (var (i, treatment) in done.Index().Where(one => month.Contains(one.Item.Date)))
                    yield return Record(TreatmentScenario(i == 0), treatment.Date, i, month);
                yield break;
            }
            var (toldBy, decidedBy, onwardBy) = (By(told), decisions.Select(d => By(d.On)).FirstOrDefault(), By(onward));
            var stage = true switch
            {
                _ when cameIn => onwardBy is { } on ? ("1f", on) : ((string, DateOnly)?)null,
                _ when toldBy is { } day && toldReason is "03" => ("1g", day),
                _ when toldBy is { } day && decidedBy is { } decided => ("1d", Later(day, decided)),
                _ when decidedBy is { } decided => ("1d", decided),
                _ when toldBy is { } day => ("1b", day),
                _ when onwardBy is { } on => ("1e", on),
                _ when By(seen) is { } first => (directAccess ? "1c" : "1a", first),
                _ => null,
            };
            if (stage is { } made && month.Contains(made.Item2))
                yield return Record(made.Item1, made.Item2, null, month);
        }

        private string TreatmentScenario(bool first) => (cameIn, route) switch
        {
            (true, _) => first ? "2b" : "3",
            (_, "upgrade") => first ? "4" : "5",
            (_, "routine") => first ? "6" : "7",
            _ => first ? "2a" : "3",
        };

        private Owed Record(string scenario, DateOnly on, int? treatment, Period month)
        {
            var mark = $"{treatment + 1} ";
            var values = known.Where(fact => fact.On <= month.To && (fact.Element[0] is not ('1' or '2') || fact.Element.StartsWith(mark, StringComparison.Ordinal)))
                .ToDictionary(fact => fact.Element.TrimStart('1', '2').Trim(), fact => fact.Value);
            var decision = treatment is { } nth ? decisions[nth] : decisions.FirstOrDefault(d => d.On <= month.To);
            DateOnly? begins = decision == default ? null : treatment == 0 && appropriate is { } day && day <= month.To ? day : decision.On;
            if (decision != default)
                values["ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER DECISION TO TREAT)"] = decision.Site;
            if (begins is { } began)
                values["CANCER TREATMENT PERIOD START DATE"] = Text(began);
            var toldBy = told <= month.To ? toldReason : null;
            values["CANCER OR SYMPTOMATIC BREAST REFERRAL PATIENT STATUS"] = treatment is { } n ? (n == 0 ? "08" : "21")
                : toldBy is "02" ? "03" : decision != default ? "11" : toldBy is "01" ? "10" : "14";
            // Which transfer is a record's first depends on what the trust did.
            if (scenario is not ("1e" or "1f" or "2b"))
                foreach (var element in values.Keys.Where(key => key.StartsWith("ORGANISATION IDENTIFIER (RE", StringComparison.Ordinal)).ToList())
                    values.Remove(element);

            var adjustedTreatment = treatment == 0 && treatments[0].Off > 0;
            var clockOff = upgrade > seen ? 0 : off;
            var late62 = treatment == 0 && treatments[0].Date.DayNumber - (upgrade ?? start).DayNumber - clockOff - treatments[0].Off > 62;
            var late31 = treatment is { } late && treatments[late].Date.DayNumber - begins!.Value.DayNumber - (late == 0 ? treatments[0].Off : 0) > 31;
            return new(scenario, on, values, new()
            {
                ["WAITING TIME ADJUSTMENT (FIRST SEEN)"] = off > 0 && seen <= month.To,
                ["WAITING TIME ADJUSTMENT REASON (FIRST SEEN)"] = off > 0 && seen <= month.To,
                ["WAITING TIME ADJUSTMENT (TREATMENT)"] = adjustedTreatment,
                ["WAITING TIME ADJUSTMENT REASON (TREATMENT)"] = adjustedTreatment,
                ["PRIMARY DIAGNOSIS (ICD)"] = toldBy is "01",
                ["TUMOUR LATERALITY"] = toldBy is "01",
                ["PROSTATE CANCER CLINICAL RISK CATEGORY"] = values.GetValueOrDefault("PRIMARY DIAGNOSIS (ICD)") is "C61",
                ["CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)"] = toldBy is not null && told!.Value.DayNumber - start.DayNumber - clockOff > 28,
                ["CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)"] = late31,
                ["CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)"] = late62,
                ["CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)"] = late62,
            });
        }

        private void Put(DateOnly on, params ReadOnlySpan<(string Element, string Value)> facts)
        {
            foreach (var (element, value) in facts)
                known.Add((on, element, value));
        }

        /// <summary>Half of the cases say it.</summary>
        private void Maybe(Dictionary<string, string> said, string name, string element, string value, DateOnly? on = null)
        {
            if (random.Next(2) == 0)
                return;
            said.Add(name, value);
            Put(on ?? start, (element, value));
        }

        private string OneOf(params string[] these) => these[random.Next(these.Length)];

        private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static IEnumerable<NhsNumber> Numbers()
        {
            for (var n = 0; ; n++)
                for (var digit = 0; digit < 10; digit++)
                    if (NhsNumber.TryParse($"999{n:D6}{digit}", null, out var number))
                        yield return number;
        }
    }
}
