using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Reports;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlReportTests(PostgreSqlHub hub) : ReportTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteReportTests(SqliteHub hub) : ReportTests(hub);

/// <summary>Counts for both sides. Other tests' patients are in the same hub, so the tests compare differences.</summary>
public abstract class ReportTests(HubFixture hub) : HubTests(hub)
{
    private static readonly Period Always = new(new(2020, 1, 1), new(2030, 12, 31));

    [Fact]
    public async Task A_treated_patient_is_a_case_of_both_trusts_once()
    {
        var (ours, theirs) = (await Cases(Sheffield), await Cases(Barnsley));

        await Treat(await Accepted());

        Assert.Equal((ours + 1, theirs + 1), (await Cases(Sheffield), await Cases(Barnsley)));
        Assert.All(
            await Reports(Sheffield).BreachAllocation(Always),
            line => Assert.Equal(
                line.Cases, line.InvestigatingSuccess + line.InvestigatingBreach + line.TreatingSuccess + line.TreatingBreach));
        Assert.All(
            await Reports(Doncaster).BreachAllocation(Always),
            line => Assert.Contains(Doncaster.Ods, (OdsCode[])[line.Investigating, line.Treating]));
    }

    [Fact]
    public async Task A_hand_over_a_decision_and_a_rejection_are_counted_for_both_trusts()
    {
        var before = (await Counted(Barnsley), await Counted(Sheffield));

        await Accepted();
        await Sheffield.Apply(await Barnsley.Sends(Sheffield, new()), new Reject("outOfArea", "Not ours."));

        var after = (await Counted(Barnsley), await Counted(Sheffield));
        Assert.Equal((before.Item1 + new Count(1, 2, 1), before.Item2 + new Count(1, 2, 1)), after);
    }

    [Fact]
    public async Task A_decision_is_one_of_the_receiver_s_own_week_and_of_what_others_decided_for_the_sender()
    {
        var before = (await Weeks(Sheffield), await Weeks(Barnsley), await Open(Sheffield));

        await Accepted();

        Assert.Equal(before.Item1 with { Own = before.Item1.Own + 1 }, await Weeks(Sheffield));
        Assert.Equal(before.Item2 with { Others = before.Item2.Others + 1 }, await Weeks(Barnsley));
        Assert.Equal(before.Item3 + 1, await Open(Sheffield));
    }

    [Fact]
    public async Task A_treatment_makes_a_record_of_the_waiting_times_and_its_correction_another()
    {
        var accepted = await Accepted();
        await Treat(accepted);

        var record = Assert.Single(await Records(Sheffield), record => record.PathwayId == accepted.Pathway!.Id);
        Assert.Equal(("2b", "23"), (record.Scenario, record.Items["CANCER TREATMENT MODALITY"]));
        var handed = Assert.Single(await Records(Barnsley), record => record.ReferralId == accepted.Id);
        Assert.Equal(("1e", "RHQ"), (handed.Scenario, handed.Items["ORGANISATION IDENTIFIER (RECEIVING)"]));

        var treatment = (await Sheffield.Sees(accepted.Pathway!.Id)).Events.Single(e => e.Type == "treatment");
        await Record(accepted, "treatment", new() { ["modality"] = "05" }, new(treatment.Id, "It was radiotherapy."));
        Assert.Equal(
            "05",
            Assert.Single(await Records(Sheffield), record => record.PathwayId == accepted.Pathway!.Id).Items["CANCER TREATMENT MODALITY"]);
    }

    private async Task<ReferralView> Accepted() => await Sheffield.Apply(await Barnsley.Sends(Sheffield, new()), new Accept());

    private async Task Treat(ReferralView accepted)
    {
        await Record(accepted, "decisionToTreat", []);
        await Record(accepted, "treatment", new() { ["modality"] = "23", ["careSetting"] = "01", ["eventType"] = "01" });
    }

    private async Task Record(ReferralView accepted, string type, Dictionary<string, string> facts, Correction? corrects = null) =>
        Assert.IsType<Applied<PathwayView>>(await Hub.Pathway(accepted.Pathway!.Id).Execute(
            new RecordEvent(new(type, accepted.ReceivedDate, facts), corrects), new(Sheffield.Author, $"record {Guid.NewGuid()}")));

    private IReportGrain Reports(Trust trust) => Hub.Grains.GetGrain<IReportGrain>(trust.Ods.Value);

    private async Task<int> Cases(Trust trust) => (await Reports(trust).BreachAllocation(Always))
        .Where(line => line.Investigating == Barnsley.Ods && line.Treating == Sheffield.Ods).Sum(line => line.Cases);

    private async Task<Count> Counted(Trust trust) => new(
        (await Reports(trust).HandOvers(Always))
            .Where(line => line.From == Barnsley.Ods && line.To == Sheffield.Ods)
            .Sum(line => line.Count),
        (await Reports(trust).ResponseTimes(Always))
            .Where(line => line.From == Barnsley.Ods && line.To == Sheffield.Ods)
            .Sum(line => line.Decided),
        (await Reports(trust).Rejections(Always))
            .Where(line => line.From == Barnsley.Ods && line.To == Sheffield.Ods)
            .Sum(line => line.Count));

    private async Task<Decisions> Weeks(Trust trust)
    {
        var weeks = (await Reports(trust).ResponseWeeks(Always)).ToLookup(week => week.Own, week => week.Decided);
        return new(weeks[true].Sum(), weeks[false].Sum());
    }

    private async Task<int> Open(Trust trust) =>
        (await Reports(trust).OpenPathways(LondonTime.Day(Hub.Clock.GetUtcNow()))).Sum(line => line.Count);

    private async Task<List<CwtRecord>> Records(Trust trust)
    {
        var records = new List<CwtRecord>();
        for (CwtPlace? after = null; ;)
        {
            var page = await Reports(trust).Cwt(Always, after);
            records.AddRange(page.Records);
            if ((after = page.Next) is null)
                return records;
        }
    }

    private sealed record Decisions(int Own, int Others);

    private sealed record Count(int HandOvers, int Decisions, int Rejections)
    {
        public static Count operator +(Count left, Count right) =>
            new(left.HandOvers + right.HandOvers, left.Decisions + right.Decisions, left.Rejections + right.Rejections);
    }
}
