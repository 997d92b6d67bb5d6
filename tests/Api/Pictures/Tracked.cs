using InterTrust.Identity;
using InterTrust.Pages;
using InterTrust.Pathways;

namespace InterTrust.Api.Pictures;

/// <summary>Pathways at Sheffield on some day, with the clocks that the hub's own rules give them.</summary>
internal static class Tracked
{
    internal static readonly DateOnly Start = new(2026, 9, 1);

    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF", null);

    private static readonly OdsCode Rotherham = OdsCode.Parse("RFR", null);

    /// <summary>The trusts, with this name for Barnsley. Another name begins with the same word, so no word can be omitted.</summary>
    internal static TrustNames Trusts(string barnsley) => new(
        [
            .. Trusts().All.Where(trust => trust.Ods != Barnsley),
            new(Barnsley, barnsley, "secondary", [], new()),
            new(Rotherham, $"{barnsley.Split(' ')[0]} of Rotherham", "secondary", [], new()),
        ]);

    internal static TrustNames Trusts() => new(
    [
        new(Barnsley, "Barnsley Hospital NHS Foundation Trust", "secondary", [], new()),
        new(Sheffield, "Sheffield Teaching Hospitals NHS Foundation Trust", "tertiary", [], new()),
    ]);

    /// <summary>A pathway that Barnsley referred, on a day, after these events; a missing diagnosis or treatment is awaited.</summary>
    internal static PathwayView On(int day, params (string Type, int Day)[] events)
    {
        int? First(string type) => events.Where(e => e.Type == type && e.Day <= day).Select(e => (int?)e.Day).Min();
        DateOnly? Date(string type) => First(type) is { } first ? Start.AddDays(first) : null;
        var facts = new ClockFacts
        {
            PeriodStart = Start,
            ConsultantUpgradeDate = Date("consultantUpgrade"),
            PatientTold = Date("patientTold"),
            DecisionToTreat = Date("decisionToTreat"),
            TreatmentStart = Date("treatment"),
            Transfers = Date("referral") is { } referred ? [new(Barnsley, Sheffield, referred)] : [],
            Investigating = Barnsley,
            Treating = Sheffield,
        };
        var today = Start.AddDays(day);
        return new()
        {
            Id = PathwayId.For(Sheffield, "one"),
            Ods = Sheffield,
            Version = 1,
            Status = PathwayStatus.Open,
            Patient = new(NhsNumber.Parse("9990000018", null), "Testpatient", "Ann", null, null),
            TumourGroup = "lung",
            PathwayIdentifier = new("P1", Sheffield),
            Events =
            [
                .. events.OrderBy(e => e.Day).Select((e, n) => Entry($"e{n}", e.Type, Start.AddDays(e.Day))),
                .. ((string[])["diagnosis", "treatment"])
                    .Where(type => events.All(e => e.Type != type))
                    .Select(type => Entry(type, type, null)),
            ],
            Referrals = [],
            Dates = ReferralDates.From(Start),
            Notes = [],
            Clocks = Clocks.Calculate(facts, new(), today),
            Allocation = BreachAllocation.Allocate(facts, today, "sentAndComplete"),
            AsOf = today,
        };
    }

    private static ClinicalEvent Entry(string id, string type, DateOnly? date) =>
        new(id, type, date, date is null, new(type is "referral" ? Barnsley : Sheffield, null), new Dictionary<string, string>());
}
