using System.Globalization;
using CsCheck;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Rules.Referrals;

namespace InterTrust.Rules.Pathways;

/// <summary>What each side records on a pathway. Barnsley referred on Monday 23 November 2026; the period started on 29 October.</summary>
public sealed class ClinicalEventTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A lung cancer from the decision to treat to its treatment.</summary>
    private static readonly ClinicalEventDetails[] ToTreatment =
    [
        Details("mdtDiscussion", "2026-11-26", ("outcome", "For resection.")),
        Details("decisionToTreat", "2026-11-27", ("site", "RHQNG")),
        Details("earliestClinicallyAppropriateDate", "2026-12-01"),
        Details("adjustment", "2026-12-10", ("adjusts", "treatment"), ("days", "4"), ("reasonCode", "8")),
        Details("treatmentPlanned", "2026-12-20", ("careSetting", "01")),
        Details("treatment", "2026-12-22", ("modality", "23"), ("careSetting", "01"), ("eventType", "01")),
        Details("treatment", "2027-01-20", ("modality", "02"), ("careSetting", "03"), ("eventType", "02")),
    ];

    [Fact]
    public void The_clocks_stop_with_what_was_recorded()
    {
        var clocks = All(ToTreatment).ClocksOn(new(2027, 2, 1), default).Clocks;

        Assert.Equal((50, true), (clocks.Treat62!.Day, clocks.Treat62.Met));
        Assert.Equal((25, true), (clocks.Handover38!.Day, clocks.Handover38.Met));
        Assert.Equal((25, false), (clocks.After24!.Day, clocks.After24.Met));
        Assert.Equal((17, true), (clocks.Treat31!.Day, clocks.Treat31.Met));
    }

    [Fact]
    public void In_whatever_order_the_facts_arrive_the_clocks_are_the_same()
    {
        var expected = PathwayDates.From(All(ToTreatment).Data, default);
        Gen.Shuffle(ToTreatment).Sample(order => Assert.Equivalent(expected, PathwayDates.From(All(order).Data, default), strict: true));
    }

    [Fact]
    public void A_day_as_of_which_one_looks_knows_nothing_of_the_days_after_it()
    {
        var on = All(ToTreatment).ClocksOn(new(2026, 12, 21), default);

        Assert.Equal(((bool?)null, 49), (on.Clocks.Treat62!.Met, on.Clocks.Treat62.Day));
        Assert.Null(on.Allocation.Scenario);
        Assert.Equal(2, All(ToTreatment).ClocksOn(new(2026, 12, 22), default).Allocation.Scenario);
    }

    [Fact]
    public void What_was_awaited_has_happened_and_keeps_what_was_known_of_it()
    {
        var pathway = Record(Referred(diagnosed: false), Details("diagnosis", "2026-11-25", ("basis", "7")));

        var diagnosis = Assert.Single(pathway.Data.Events, e => e.Type == "diagnosis");
        Assert.Equal((false, "C341", "7"), (diagnosis.Awaited, diagnosis.Facts["primaryIcd10"], diagnosis.Facts["basis"]));
    }

    [Fact]
    public void The_referring_trusts_part_of_the_wait_comes_with_its_referral()
    {
        var pathway = Referred();

        Assert.Equal(new DateOnly(2026, 10, 29), PathwayDates.PeriodStartOf(pathway.Data));
        Assert.All(
            pathway.Data.OccurredEvents.Where(e => e.Type is "firstSeen" or "patientTold"),
            e => Assert.Equal(Story.Barnsley.Ods, e.Source.Ods));
        Assert.Contains(pathway.Data.OccurredEvents, e => e.Type == "firstSeen");
    }

    public static TheoryData<string, string, string, string> Impossible => new()
    {
        { "treatment", "2027-02-02", "", "/date" },
        { "treatment", "2026-11-26", "", "/date" },
        { "decisionToTreat", "2026-10-28", "", "/date" },
        { "earliestClinicallyAppropriateDate", "2026-11-26", "", "/date" },
        { "mdtDiscussion", "2027-01-31", "", "/date" },
        { "transfer", "2026-11-22", "to=RP5", "/date" },
        { "transfer", "2026-12-01", "to=RHQ", "/to" },
        { "transfer", "2026-12-01", "", "/to" },
        { "treatment", "2026-12-01", "adjusts=treatment", "/adjusts" },
        { "adjustment", "2026-12-01", "adjusts=treatment;days=3;reasonCode=3", "/reasonCode" },
        { "adjustment", "2026-12-01", "adjusts=firstSeen;days=3;reasonCode=8", "/reasonCode" },
        { "adjustment", "2026-12-01", "adjusts=firstSeen;days=3;reasonCode=9", "/reasonCode" },
        { "adjustment", "2026-12-01", "adjusts=both;days=3;reasonCode=8", "/adjusts" },
        { "adjustment", "2026-12-01", "adjusts=treatment;reasonCode=8", "/days" },
        { "closed", "2026-12-01", "reasonCode=bored", "/reasonCode" },
        { "holiday", "2026-12-01", "", "/type" },
        { "diagnosis", "1980-11-29", "", "/date" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public void What_cannot_have_happened_is_refused_with_its_place(string type, string date, string facts, string pointer)
    {
        var pathway = Record(Record(Referred(diagnosed: false), Details("decisionToTreat", "2026-11-27")), Details("death", "2027-01-30"));

        var pairs = facts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).Select(f => (f[0], f[1]));
        var refusal = Refused(pathway, new RecordEvent(Details(type, date, [.. pairs]), null));

        Assert.Contains(pointer, refusal.Findings.Select(f => f.Pointer));
    }

    [Fact]
    public void Nobody_dies_before_something_else_that_was_recorded() =>
        Assert.Equal(
            ["/date"], Refused(All(ToTreatment), new RecordEvent(Details("death", "2026-12-24"), null)).Findings.Select(f => f.Pointer));

    [Fact]
    public void The_wait_for_an_out_patients_treatment_is_not_adjusted()
    {
        var pathway = Record(Referred(), Details("treatment", "2026-12-22", ("careSetting", "03")));

        Assert.Equal(["/adjusts"], Refused(pathway, new RecordEvent(ToTreatment[3], null)).Findings.Select(f => f.Pointer));
    }

    [Fact]
    public void What_happens_once_is_corrected_with_a_reason_and_the_history_keeps_both()
    {
        var pathway = Record(Referred(), Details("earliestClinicallyAppropriateDate", "2026-12-01"));
        var wrong = pathway.Data.OccurredEvents.Single(e => e.Type == "earliestClinicallyAppropriateDate").Id;

        var later = Details("earliestClinicallyAppropriateDate", "2026-12-02");
        Assert.Equal(RefusalCode.OutOfTurn, Refused(pathway, new RecordEvent(later, null)).Code);
        var right = new RecordEvent(later, new(wrong, "A day later."));
        var corrected = Assert.IsType<EventCorrected>(Events(pathway, right).Single());
        Assert.Equal(new EventCorrected(wrong, corrected.Event, "A day later.") with { At = Now }, corrected);
        Assert.Equal(new DateOnly(2026, 12, 2), Apply(pathway, right).Data.FirstDate("earliestClinicallyAppropriateDate"));
    }

    [Fact]
    public void The_same_said_twice_is_already_so()
    {
        var pathway = Record(Referred(), ToTreatment[1]);

        Assert.IsType<Decision<PathwayEvent>.Unchanged>(
            Pathway.Decide(pathway, new RecordEvent(ToTreatment[1], null), Story.Sheffield, Story.ContextAt(Now)));
    }

    [Fact]
    public void Each_side_corrects_its_own_facts_and_never_the_others()
    {
        var pathway = Record(Referred(), ToTreatment[1]);
        var (theirs, ours) = (
            pathway.Data.OccurredEvents.First(e => e.Type == "firstSeen").Id,
            pathway.Data.OccurredEvents.First(e => e.Type == "decisionToTreat").Id);

        Assert.Equal(
            RefusalCode.OdsNotPermitted, Refused(pathway, new RecordEvent(Details("firstSeen", "2026-11-06"), new(theirs, "No."))).Code);
        Assert.Equal(RefusalCode.OdsNotPermitted, Refused(pathway, new RetractEvent(new(ours, "No.")), Story.Barnsley).Code);
        Assert.Equal(RefusalCode.OdsNotPermitted, Refused(pathway, new RecordEvent(ToTreatment[5], null), Story.Barnsley).Code);
        var correction = new RecordEvent(Details("firstSeen", "2026-11-06"), new(theirs, "The day before."));
        Assert.Equal(new DateOnly(2026, 11, 6), Apply(pathway, correction, Story.Barnsley).Data.FirstDate("firstSeen"));
    }

    [Fact]
    public void A_stranger_is_told_that_there_is_no_such_pathway() =>
        Assert.Equal(RefusalCode.NotFound, Refused(Referred(), new RecordEvent(ToTreatment[1], null), Story.Doncaster).Code);

    [Fact]
    public void A_treatment_that_did_not_happen_is_awaited_again()
    {
        var pathway = Record(Record(Referred(), ToTreatment[1]), ToTreatment[5]);

        var without = Apply(
            pathway, new RetractEvent(new(pathway.Data.OccurredEvents.Single(e => e.Type == "treatment").Id, "It was put off.")));

        Assert.True(Assert.Single(without.Data.Events, e => e.Type == "treatment").Awaited);
        Assert.Null(without.ClocksOn(new(2027, 2, 1), default).Clocks.Treat62!.Met);
    }

    [Fact]
    public void A_closed_pathway_takes_corrections_alone_and_is_open_again_when_its_closing_is_retracted()
    {
        var closed = Assert.IsType<Pathway.Closed>(Record(Referred(), Details("closed", "2027-01-30", ("reasonCode", "treated"))));

        Assert.Equal(RefusalCode.OutOfTurn, Refused(closed, new RecordEvent(ToTreatment[1], null)).Code);
        var entry = closed.Data.OccurredEvents.Single(e => e.Type == "closed");
        Assert.IsType<Pathway.Closed>(
            Apply(closed, new RecordEvent(Details("closed", "2027-01-31", ("reasonCode", "treated")), new(entry.Id, "A day later."))));
        Assert.IsType<Pathway.Open>(Apply(closed, new RetractEvent(new(entry.Id, "Not yet."))));
    }

    [Fact]
    public void A_patient_who_was_transferred_onward_is_treated_elsewhere()
    {
        var transferred = Record(Referred(), Details("transfer", "2026-12-01", ("to", "RP5")));
        var allocation = transferred.ClocksOn(new(2026, 12, 2), default).Allocation;

        Assert.Equal((new DateOnly(2026, 12, 1), 33), (allocation.TransferDate!.Value, allocation.Days.D38!.Value));
    }

    [Fact]
    public void A_transfer_counts_from_the_day_on_which_the_minimum_data_set_was_complete()
    {
        var late = Apply(new Pathway.None(Story.Pathway), Admission() with { CompleteOn = new(2026, 11, 30) });

        Assert.Equal(
            new DateOnly(2026, 11, 30), late.ClocksOn(Story.Today.AddDays(30), TransferDatePolicy.SentAndComplete).Allocation.TransferDate);
        Assert.Equal(Story.Today, late.ClocksOn(Story.Today.AddDays(30), TransferDatePolicy.Sent).Allocation.TransferDate);
        Assert.Equal("sentAndComplete", late.ClocksOn(Story.Today, default).Allocation.Policy);
    }

    [Fact]
    public void A_registered_pathway_brings_its_history_with_it()
    {
        var registered = Apply(new Pathway.None(Story.Pathway), Registration with
        {
            Transfers =
            [
                new(Story.Doncaster.Ods, Story.Barnsley.Ods, new(2026, 11, 5)),
                new(Story.Barnsley.Ods, Story.Sheffield.Ods, new(2026, 11, 20)),
            ],
            History = ToTreatment,
        });

        var allocation = registered.ClocksOn(new(2027, 2, 1), default).Allocation;
        Assert.Equal(2, allocation.Scenario);
        Assert.Equal((Story.Doncaster.Ods, Story.Sheffield.Ods), (allocation.Investigating!.Ods, allocation.Treating!.Ods));
    }

    public static TheoryData<string> WrongHistories =>
        ["/transfers/0/to", "/transfers/0/date", "/transfers/1", "/transfers/1/to", "/events/0/date", "/events/1/type"];

    [Theory, MemberData(nameof(WrongHistories))]
    public void A_wrong_history_is_refused_with_its_place(string pointer)
    {
        Transfer here = new(Story.Barnsley.Ods, Story.Sheffield.Ods, new(2026, 11, 20));
        var history = pointer switch
        {
            "/transfers/0/to" => Registration with { Transfers = [here with { To = Story.Barnsley.Ods }] },
            "/transfers/0/date" => Registration with { Transfers = [here with { Date = new(2026, 10, 1) }] },
            "/transfers/1" => Registration with { Transfers = [new(Story.Doncaster.Ods, Story.Barnsley.Ods, new(2026, 11, 21)), here] },
            "/transfers/1/to" => Registration with { Transfers = [here, new(Story.Sheffield.Ods, Story.Doncaster.Ods, new(2026, 11, 21))] },
            "/events/0/date" => Registration with { History = [Details("decisionToTreat", "2027-03-01")] },
            _ => Registration with { History = [Details("firstSeen", "2026-11-05"), Details("firstSeen", "2026-11-06")] },
        };

        Assert.Contains(pointer, Refused(new Pathway.None(Story.Pathway), history).Findings.Select(f => f.Pointer));
    }

    [Fact]
    public void Both_sides_see_what_the_other_recorded_and_the_same_clocks()
    {
        var pathway = All(ToTreatment);
        var (sheffield, barnsley) = (
            pathway.ViewFor(Story.Sheffield.Ods, Story.Today, default)!, pathway.ViewFor(Story.Barnsley.Ods, Story.Today, default)!);

        Assert.Equal(sheffield.Events, barnsley.Events);
        Assert.Equivalent((sheffield.Clocks, sheffield.Allocation), (barnsley.Clocks, barnsley.Allocation), strict: true);
    }

    private static Register Registration => new()
    {
        Patient = Admission().Patient,
        TumourGroup = "lung",
        PathwayIdentifier = new("RHQ2026000001", Story.Sheffield.Ods),
        PeriodStart = new(2026, 10, 29),
    };

    private static AddReferral Admission()
    {
        var data = new Story().Apply(Story.LungReferral).Existing.Data;
        return AcceptedReferrals.From(data, new Accept(), Story.Noon).Referral with { Slot = 0 };
    }

    /// <summary>Barnsley's referral on a pathway of its own at Sheffield; its diagnosis is known in part, or whole.</summary>
    private static Pathway.Existing Referred(bool diagnosed = true)
    {
        var admission = Admission();
        return Apply(new Pathway.None(Story.Pathway), admission with
        {
            Events = [.. admission.Events.Select(e => e.Type == "diagnosis" && !diagnosed ? e with { Date = null, Awaited = true } : e)],
        });
    }

    private static Pathway.Existing All(IEnumerable<ClinicalEventDetails> events) => events.Aggregate(Referred(), Record);

    private static Pathway.Existing Record(Pathway pathway, ClinicalEventDetails details) => Apply(pathway, new RecordEvent(details, null));

    private static Pathway.Existing Apply(Pathway pathway, PathwayCommand command, Author? author = null) =>
        (Pathway.Existing)Events(pathway, command, author).Aggregate(pathway, Pathway.Evolve);

    private static IReadOnlyList<PathwayEvent> Events(Pathway pathway, PathwayCommand command, Author? author = null) =>
        Assert.IsType<Decision<PathwayEvent>.Apply>(Decide(pathway, command, author)).Events;

    private static Refusal Refused(Pathway pathway, PathwayCommand command, Author? author = null) =>
        Assert.IsType<Decision<PathwayEvent>.Refuse>(Decide(pathway, command, author)).Refusal;

    private static Decision<PathwayEvent> Decide(Pathway pathway, PathwayCommand command, Author? author) =>
        Pathway.Decide(pathway, command, author ?? Story.Sheffield, Story.ContextAt(Now));

    private static ClinicalEventDetails Details(string type, string date, params (string Name, string Value)[] facts) =>
        new(type, DateOnly.Parse(date, CultureInfo.InvariantCulture), facts.ToDictionary(fact => fact.Name, fact => fact.Value));
}
