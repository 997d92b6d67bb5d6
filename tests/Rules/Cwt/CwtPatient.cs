using System.Globalization;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Rules.Referrals;

namespace InterTrust.Rules.Cwt;

/// <summary>A randomly generated pathway, with the elements that each step adds to its waiting-times records.</summary>
internal sealed partial class CwtPatient
{
    private static readonly OdsCode Trust = OdsCode.Parse("RHQ", null);
    private static readonly Author Coordinator = new(Trust, "coordinator");
    private static readonly DateTimeOffset Now = new(2027, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly NhsNumber[] NhsNumbers = [.. Numbers().Take(2_000)];

    private readonly Random random;
    private readonly List<(DateOnly On, string Element, string Value)> elements = [];
    private readonly DateOnly start;
    private readonly string route;
    private readonly bool transferredIn;
    private readonly List<(DateOnly Date, DateOnly? Decided, int AdjustmentDays, bool Reason, bool DecisionReason)> treatments = [];
    private readonly List<(DateOnly On, string Site)> decisions = [];
    private DateOnly? seenOn, toldOn, transferredOn, upgrade, appropriate;
    private int adjustmentDays;
    private string? toldReason, icd10;
    private readonly bool directAccess;

    internal CwtPatient(int n, Random random)
    {
        this.random = random;
        start = new DateOnly(2024, 11, 15).AddDays(random.Next(400));
        route = OneOf("urgent", "urgent", "screening", "upgrade", "routine");
        transferredIn = random.Next(4) == 0;
        directAccess = !transferredIn && random.Next(8) == 0;
        Tracked = Generate(n);
    }

    internal PathwayData Tracked { get; }

    private PathwayData Generate(int n)
    {
        var number = NhsNumbers[n];
        var (priority, source) = route switch
        {
            "screening" => ("2", "17"),
            "routine" => (OneOf("1", "2"), "03"),
            "upgrade" => ("1", "05"),
            _ => ("3", "03"),
        };
        var referral = new Dictionary<string, string> { ["priorityType"] = priority, ["sourceOfReferral"] = source };
        Put(start, ("PRIORITY TYPE CODE", priority), ("SOURCE OF REFERRAL FOR OUT-PATIENTS", source), ("NHS NUMBER", number.Value),
            ("PATIENT PATHWAY IDENTIFIER", $"P{n}"), ("ORGANISATION IDENTIFIER (PATIENT PATHWAY IDENTIFIER ISSUER)", "RHQ"),
            ("CANCER REFERRAL TO TREATMENT PERIOD START DATE", Text(start)));
        Sometimes(referral, "nhsNumberStatus", "NHS NUMBER STATUS INDICATOR CODE", "01");
        Sometimes(referral, "referralType", "TWO WEEK WAIT CANCER OR SYMPTOMATIC BREAST REFERRAL TYPE", "03");
        Sometimes(referral, "cancerDecisionToReferDate", "DECISION TO REFER DATE (CANCER OR BREAST SYMPTOMS)", Text(start.AddDays(-1)));
        if (directAccess)
        {
            referral.Add("diagnosticReferralRoute", "01");
            Put(start, ("CANCER DIAGNOSTIC REFERRAL ROUTE", "01"));
        }

        var events = new List<ClinicalEventDetails>();
        Add(
            "firstSeen",
            (seenOn = start.AddDays(random.Next(15))).Value,
            ("DATE FIRST SEEN", Text(seenOn.Value)),
            ("site", "ORGANISATION SITE IDENTIFIER (OF PROVIDER FIRST SEEN)", "RHQ01"));
        if (random.Next(5) == 0)
        {
            adjustmentDays = random.Next(1, 11);
            Add(
                "adjustment",
                seenOn.Value,
                ("adjusts", "", "firstSeen"),
                ("days", "WAITING TIME ADJUSTMENT (FIRST SEEN)", $"{adjustmentDays}"),
                ("reasonCode", "WAITING TIME ADJUSTMENT REASON (FIRST SEEN)", "3"));
        }
        if (route is "upgrade")
            Add(
                "consultantUpgrade",
                (upgrade = start.AddDays(random.Next(10))).Value,
                ("CONSULTANT UPGRADE DATE", Text(upgrade.Value)),
                ("site", "ORGANISATION SITE IDENTIFIER (OF PROVIDER CONSULTANT UPGRADE)", "RHQ02"));
        var received = start.AddDays(random.Next(15, 40));
        if (transferredIn)
            Put(
                received,
                ("REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)", Text(received)),
                ("ORGANISATION IDENTIFIER (REFERRING)", "RFF"),
                ("ORGANISATION IDENTIFIER (RECEIVING)", "RHQ"));
        if (random.Next(10) < 7)
        {
            icd10 = OneOf("C341", "C61", "C509");
            Add(
                "diagnosis",
                start.AddDays(random.Next(15, 30)),
                ("primaryIcd10", "PRIMARY DIAGNOSIS (ICD)", icd10),
                ("laterality", "TUMOUR LATERALITY", "L"));
        }
        if (random.Next(10) < 7)
            AddPatientTold(events);
        if (toldReason is "02" or "03")
            return BuildData();
        if (random.Next(6) == 0)
        {
            transferredOn = Later(received, toldOn).AddDays(random.Next(10));
            Add("transfer", transferredOn.Value, ("to", "", "RFS"));
            var suffix = transferredIn ? ", SECOND TRANSFER" : "";
            Put(transferredOn.Value, ($"SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER){suffix}", Text(transferredOn.Value)),
                ($"ORGANISATION IDENTIFIER (REFERRING){suffix}", "RHQ"), ($"ORGANISATION IDENTIFIER (RECEIVING){suffix}", "RFS"));
        }
        else if (random.Next(10) < 7)
            AddTreatments(events, Later(received, toldOn));
        return BuildData();

        PathwayData BuildData()
        {
            var register = new Register
            {
                Patient = new(number, "Testpatient", "Ann", new(1960, 1, 1), null),
                TumourGroup = "lung",
                PathwayIdentifier = new($"P{n}", Trust),
                PeriodStart = start,
                Transfers = transferredIn ? [new(OdsCode.Parse("RFF", null), Trust, received)] : [],
                History = [.. events.OrderBy(e => e.Date).ThenBy(e => e.Type is "adjustment")],
                Referral = referral,
            };
            Pathway state = new Pathway.None(PathwayId.For(Trust, $"{n}"));
            var decision = Assert.IsType<Decision<PathwayEvent>.Apply>(Pathway.Decide(state, register, Coordinator, Story.ContextAt(Now)));
            return ((Pathway.Existing)decision.Events.Aggregate(state, Pathway.Evolve)).Data;
        }

        void Add(string type, DateOnly on, params object[] facts)
        {
            var values = new Dictionary<string, string>();
            foreach (var item in facts)
                if (item is (string name, string element, string value))
                {
                    values.Add(name, value);
                    if (element.Length > 0)
                        Put(on, (element, value));
                }
                else if (item is (string cell, string text))
                    Put(on, (cell, text));
            events.Add(new(type, on, values));
        }
    }

    private void AddPatientTold(List<ClinicalEventDetails> events)
    {
        toldOn = start.AddDays(random.Next(15, 50));
        toldReason = OneOf("01", "01", "01", "02", "03", "04");
        var facts = new Dictionary<string, string> { ["reasonCode"] = toldReason };
        Put(
            toldOn.Value,
            ("CANCER FASTER DIAGNOSIS PATHWAY END DATE", Text(toldOn.Value)),
            ("CANCER FASTER DIAGNOSIS PATHWAY END REASON", toldReason));
        Sometimes(facts, "site", "ORGANISATION SITE IDENTIFIER (OF CANCER FASTER DIAGNOSIS PATHWAY END DATE)", "RHQ01", toldOn);
        if (toldReason is "01")
            Sometimes(facts, "primaryCancerSite", "PRIMARY CANCER SITE (CANCER FASTER DIAGNOSIS PATHWAY)", "03", toldOn);
        if (toldReason is "03")
            Sometimes(facts, "exclusionReason", "CANCER FASTER DIAGNOSIS PATHWAY EXCLUSION REASON", "03", toldOn);
        Sometimes(
            facts, "delayReason", "CANCER CARE SPELL DELAY REASON (OUTCOME COMMUNICATION CANCER FASTER DIAGNOSIS PATHWAY)", "07", toldOn);
        events.Add(new("patientTold", toldOn.Value, facts));
    }

    private void AddTreatments(List<ClinicalEventDetails> events, DateOnly from)
    {
        var day = from;
        for (var index = 0; index < (random.Next(3) == 0 ? 2 : 1); index++)
        {
            var decided = day.AddDays(random.Next(1, 20));
            var site = $"RHQ0{index + 3}";
            decisions.Add((decided, site));
            events.Add(new("decisionToTreat", decided, new Dictionary<string, string> { ["site"] = site }));
            if (random.Next(10) < 3)
                return;
            if (index == 0 && random.Next(5) == 0)
            {
                appropriate = decided.AddDays(random.Next(10));
                events.Add(new("earliestClinicallyAppropriateDate", appropriate.Value, new Dictionary<string, string>()));
            }
            var treated = Later(decided, appropriate).AddDays(random.Next(45));
            var facts = new Dictionary<string, string>
            {
                ["modality"] = "23",
                ["careSetting"] = OneOf("01", "02", "03"),
                ["eventType"] = index == 0 ? "01" : "02",
                ["site"] = "RHQ09",
            };
            if (random.Next(2) == 0)
                facts.Add("clinicalTrial", "02");
            if (random.Next(2) == 0)
                facts.Add("delayReason", "05");
            if (random.Next(2) == 0)
                facts.Add("decisionDelayReason", "04");
            events.Add(new("treatment", treated, facts));
            var days = 0;
            if (index == 0 && facts["careSetting"] is "01" or "02" && random.Next(4) == 0)
            {
                days = random.Next(1, 15);
                events.Add(new("adjustment", treated, new Dictionary<string, string>
                {
                    ["adjusts"] = "treatment",
                    ["days"] = $"{days}",
                    ["reasonCode"] = "8",
                }));
                Put(
                    treated,
                    ("1 WAITING TIME ADJUSTMENT (TREATMENT)", $"{days}"),
                    ("1 WAITING TIME ADJUSTMENT REASON (TREATMENT)", "8"));
            }
            treatments.Add((treated, decided, days, facts.ContainsKey("delayReason"), facts.ContainsKey("decisionDelayReason")));
            var mark = $"{treatments.Count} ";
            Put(
                treated,
                (mark + "TREATMENT START DATE (CANCER)", Text(treated)),
                (mark + "ORGANISATION SITE IDENTIFIER (OF PROVIDER CANCER TREATMENT START DATE)", "RHQ09"),
                (mark + "CANCER TREATMENT EVENT TYPE", facts["eventType"]),
                (mark + "CANCER TREATMENT MODALITY", "23"),
                (mark + "CANCER CARE SETTING (TREATMENT)", facts["careSetting"]));
            if (facts.TryGetValue("clinicalTrial", out var trial))
                Put(treated, (mark + "CLINICAL TRIAL INDICATOR", trial));
            if (facts.TryGetValue("delayReason", out var delay))
                Put(
                    treated,
                    (mark + "CANCER CARE SPELL DELAY REASON (REFERRAL TO TREATMENT)", delay),
                    (mark + "CANCER CARE SPELL DELAY REASON (CONSULTANT UPGRADE)", delay));
            if (facts.TryGetValue("decisionDelayReason", out var late))
                Put(treated, (mark + "CANCER CARE SPELL DELAY REASON (DECISION TO TREATMENT)", late));
            day = treated;
        }
    }

    private void Put(DateOnly on, params ReadOnlySpan<(string Element, string Value)> facts)
    {
        foreach (var (element, value) in facts)
            elements.Add((on, element, value));
    }

    /// <summary>Adds the fact in half of the cases.</summary>
    private void Sometimes(Dictionary<string, string> facts, string name, string element, string value, DateOnly? on = null)
    {
        if (random.Next(2) == 0)
            return;
        facts.Add(name, value);
        Put(on ?? start, (element, value));
    }

    private string OneOf(params string[] choices) => choices[random.Next(choices.Length)];

    private static DateOnly Later(DateOnly first, DateOnly? second) => second > first ? second.Value : first;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<NhsNumber> Numbers()
    {
        for (var n = 0; ; n++)
            for (var digit = 0; digit < 10; digit++)
                if (NhsNumber.TryParse($"999{n:D6}{digit}", null, out var number))
                    yield return number;
    }
}
