using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;
using InterTrust.Identity;
using InterTrust.InventedPatients;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Api;

/// <summary>The invented patients of <c>--sample</c>.</summary>
public sealed class SampleTests(FilledHub hub) : IClassFixture<FilledHub>
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Every_step_happens_when_the_hub_is_filled_and_none_is_refused()
    {
        Assert.Empty(hub.First.Refused);
        Assert.Equal(
            (Journeys.Create(FilledHub.Patients, ReferralBodies.Today).Sum(journey => journey.Steps.Count), 0),
            (hub.First.Applied, hub.First.Unchanged));
    }

    [Fact]
    public async Task Every_status_of_a_referral_occurs()
    {
        // An acceptance is answered after its pathway is assigned, so no referral stays accepted.
        string[] all =
        [
            .. Enum.GetValues<ReferralStatus>()
                .Where(status => status is not ReferralStatus.Accepted)
                .Select(status => JsonNamingPolicy.CamelCase.ConvertName($"{status}")),
        ];
        Assert.Equal(
            all.Order(), (await Rows("incoming", $"status={string.Join(',', all)}")).Select(row => $"{row["status"]}").Distinct().Order());
    }

    [Fact]
    public async Task Every_status_of_a_clock_occurs_on_referrals_and_on_pathways()
    {
        foreach (var list in (string[])["incoming", "pathways"])
            foreach (var status in (string[])["onTrack", "planNow", "actToday", "breached"])
                Assert.True((await Rows(list, $"clockStatus={status}")).Count > 0, $"No row of {list} is {status}.");
        Assert.NotEmpty(await Rows("pathways", "clockStatus=stopped"));
        foreach (var clock in (string[])["faster28", "handover38", "after24", "treat31", "treat62"])
            Assert.Contains(await Rows("pathways"), row => row["clocks"]?[clock] is not null);
    }

    [Fact]
    public async Task Clocks_have_stopped_in_time_and_too_late()
    {
        var sheffield = hub.As("RHQ");
        var met = new HashSet<string>();
        foreach (var row in await Rows("pathways", "clockStatus=stopped", ["RHQ"]))
            foreach (var (name, clock) in (await sheffield.Clocks($"{row["id"]}")).Is(200).At("/clocks")!.AsObject())
                met.Add($"{name} {clock?["met"]}");
        Assert.Superset(
            new HashSet<string> { "handover38 true", "handover38 false", "after24 true", "after24 false", "treat62 true", "treat62 false" },
            met);
    }

    [Fact]
    public async Task All_six_scenarios_occur_after_known_transfers()
    {
        var cases = (await hub.As("RHQ").Report(
            "breach-allocation", $"?from={ReferralBodies.Day(-150)}&to={ReferralBodies.Day(0)}")).List("/items");
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6"],
            cases.Where(line => $"{line["basis"]}" == "sixScenarios").Select(line => $"{line["scenario"]}").Distinct().Order());
    }

    [Fact]
    public async Task Every_trust_has_work_with_and_without_an_owner_complete_and_incomplete()
    {
        foreach (var ods in FilledHub.Trusts)
            foreach (var list in (string[])["outgoing", "pathways"])
                Assert.True((await Rows(list, "", [ods])).Count > 0, $"{ods} has nothing on {list}.");
        Assert.Equal([false, true], (await Rows("incoming")).Select(row => row["owner"] is null).Distinct().Order());
        Assert.Equal([false, true], (await Rows("incoming")).Select(row => (bool)row["completeness"]!["complete"]!).Distinct().Order());
    }

    [Fact]
    public async Task Filling_again_adds_nothing_today_or_on_another_day()
    {
        var before = await Totals();
        var again = await hub.Seeder.Seed(FilledHub.Patients, RealHub.Stop);
        var inFiveDays = new Later(TimeSpan.FromDays(5));
        var seeder = ActivatorUtilities.CreateInstance<DemoSeeder>(hub.Services, FilledHub.Patients, inFiveDays);
        var later = await seeder.Seed(FilledHub.Patients, RealHub.Stop);

        Assert.Empty(again.Refused.Concat(later.Refused));
        Assert.Equal((0, 0), (again.Applied, later.Applied));
        Assert.Equal(before, await Totals());
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_finished_by_the_next()
    {
        await using var cut = new HubFactory();
        Assert.NotNull(cut.Address);
        var (seeder, grains) = (
            ActivatorUtilities.CreateInstance<DemoSeeder>(cut.Services, 40), cut.Services.GetRequiredService<IGrainFactory>());
        var stories = Journeys.Create(40, ReferralBodies.Today).Select(journey => journey.Steps).ToList();
        JourneyStep[] executed = [.. stories.SelectMany(story => story.Take(story.Count / 2 + story.Count % 2))];
        foreach (var step in executed)
            await (step switch
            {
                ReferralJourneyStep journeyStep =>
                    (Task)grains.GetGrain<IReferralGrain>(journeyStep.Id.Value).Execute(journeyStep.Command, journeyStep.Context),
                PathwayJourneyStep journeyStep =>
                    grains.GetGrain<IPathwayGrain>(journeyStep.Id.Value).Execute(journeyStep.Command, journeyStep.Context),
                _ => throw new InvalidOperationException(step.GetType().Name),
            });

        var result = await seeder.Seed(40, RealHub.Stop);
        Assert.Empty(result.Refused);
        Assert.Equal((stories.Sum(story => story.Count) - executed.Length, executed.Length), (result.Applied, result.Unchanged));
    }

    [Fact]
    public void The_same_day_gives_the_same_cases_and_more_begin_with_the_fewer()
    {
        var few = Journeys.Create(50, Day).Select(Describe).ToList();
        Assert.Equal(few, Journeys.Create(50, Day).Select(Describe));
        Assert.Equal(few, Journeys.Create(300, Day).Take(50).Select(Describe));
        Assert.NotEqual(few[0], Describe(Journeys.Create(1, Day.AddDays(1))[0]));
    }

    [Fact]
    public void Every_patient_has_an_NHS_number_of_their_own_that_is_never_issued()
    {
        NhsNumber[] numbers = [.. Journeys.Create(Settings.MostPatients, Day).Select(journey => journey.Patient.NhsNumber)];
        Assert.All(numbers, number => Assert.True(number.IsTestNumber));
        Assert.Equal(Settings.MostPatients, numbers.Distinct().Count());
    }

    [Fact]
    public void On_no_day_of_the_week_a_weekend_moves_a_case_out_of_its_scenario()
    {
        var scenarios = from today in Enumerable.Range(0, 7).Select(Day.AddDays)
                        from journey in Journeys.Create(300, today)
                        let commands = journey.Steps.OfType<PathwayJourneyStep>().Select(step => step.Command).ToList()
                        from tracked in commands.OfType<Register>().Where(register => register.Transfers is [_, ..])
                        from treated in commands.OfType<RecordEvent>().Where(record => record.Event.Type is "treatment")
                        select (
                            Story: (journey.Number - 1) % Journeys.KindCount,
                            Met: Met(tracked.PeriodStart, tracked.Transfers![0].Date, treated.Event.Date));
        var stories = scenarios.Distinct().ToList();

        Assert.Equal(6, stories.Count);
        Assert.Equal(6, stories.Select(story => story.Met).Distinct().Count());
    }

    [Fact]
    public void No_day_that_is_said_to_have_happened_lies_ahead_or_on_a_weekend()
    {
        foreach (var today in Enumerable.Range(0, 7).Select(Day.AddDays))
        {
            var steps = Journeys.Create(200, today).SelectMany(journey => journey.Steps);
            foreach (var clinicalEvent in steps.OfType<PathwayJourneyStep>().SelectMany(EventsOf))
            {
                Assert.True(
                    clinicalEvent.Date <= today || clinicalEvent.Type is "mdtDiscussion" or "treatmentPlanned",
                    $"{clinicalEvent.Type} lies ahead.");
                Assert.True(
                    clinicalEvent.Date == today
                        || clinicalEvent.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                        || clinicalEvent.Date > today,
                    $"{clinicalEvent.Type} is on a {clinicalEvent.Date.DayOfWeek}.");
            }
        }
    }

    private static (bool In62, bool In38, bool In24) Met(DateOnly start, DateOnly transfer, DateOnly treatment) =>
        (treatment <= start.AddDays(62), transfer <= start.AddDays(38), treatment <= transfer.AddDays(24));

    private static IEnumerable<ClinicalEventDetails> EventsOf(PathwayJourneyStep step) => step.Command switch
    {
        Register register => register.History ?? [],
        RecordEvent record => [record.Event],
        _ => [],
    };

    private static string Describe(PatientJourney journey) => string.Join('\n', journey.Steps.Select(step => step switch
    {
        ReferralJourneyStep journeyStep =>
            $"{journeyStep.Id} {journeyStep.Context} {JsonSerializer.Serialize(journeyStep.Command, journeyStep.Command.GetType())}",
        PathwayJourneyStep journeyStep =>
            $"{journeyStep.Id} {journeyStep.Context} {JsonSerializer.Serialize(journeyStep.Command, journeyStep.Command.GetType())}",
        _ => throw new InvalidOperationException(step.GetType().Name),
    }));

    /// <summary>The rows of a list, of all trusts or only of these.</summary>
    private async Task<IReadOnlyList<JsonNode>> Rows(string list, string query = "", IReadOnlyList<string>? trusts = null)
    {
        List<JsonNode> rows = [];
        foreach (var ods in trusts ?? FilledHub.Trusts)
            rows.AddRange((await hub.As(ods).Worklist(list, $"?limit=200&{query}".TrimEnd('&'))).Is(200).List("/items"));
        return rows;
    }

    private async Task<string> Totals()
    {
        List<string> totals = [];
        foreach (var ods in FilledHub.Trusts)
        {
            var summary = (await hub.As(ods).Summary()).Is(200).Text;
            var events = (await hub.As(ods).Feed("?limit=1000")).Is(200).List("/events").Count;
            totals.Add(string.Create(CultureInfo.InvariantCulture, $"{summary} {events}"));
        }
        return string.Join('\n', totals);
    }

    /// <summary>The hub's clock, some days on.</summary>
    private sealed class Later(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
