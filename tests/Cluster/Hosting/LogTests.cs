using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.TestKit;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlLogTests(PostgreSqlHub hub) : LogTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteLogTests(SqliteHub hub) : LogTests(hub);

/// <summary>The silos' logs at all levels. They are also checked after every other test of a hub.</summary>
public abstract class LogTests(HubFixture hub) : HubTests(hub)
{
    [Fact]
    public async Task Nobody_is_named_in_a_log_when_patients_are_searched_for_mistaken_and_spoken_of()
    {
        var patient = new TestPatient();
        await Sheffield.Apply(await Barnsley.Sends(Sheffield, patient), new Accept(Note: "Zofia asks for a morning."));
        var second = Assert.IsType<Applied<ReferralView>>(await Barnsley.Send(
            $"mistaken {patient.NhsNumber.Display}",
            new(Sheffield.Ods, patient.With(dataSet => dataSet["patient"]!["familyName"] = "Kowalska")))).Value.Id;

        Refused(RefusalCode.PatientMismatch, await Sheffield.Execute(second, new Accept()));
        await Sheffield.PathwaysOf(patient);
        await Sheffield.Apply(second, new RequestInformation([new(null, "Is she Zofia?")]));
        await Barnsley.Apply(second, new ProvideInformation([new(1, "She is Zofia.")]));
        await Sheffield.Apply(second, new Accept(IdentityConfirmedReason: "Zofia has married."));
        Refused(RefusalCode.OutOfTurn, await Barnsley.Execute(second, new Withdraw("patientDeclined", "Zofia stays.")));
        await Hub.Pathway(PathwayId.For(Sheffield.Ods, "registered")).Execute(
            new Register
            {
                Patient = new(new TestPatient().NhsNumber, "Żółkiewska", "Zofia", new(1980, 11, 30), null),
                TumourGroup = "lung",
                PathwayIdentifier = new("RHQ2026000001", Sheffield.Ods),
                PeriodStart = new(2026, 10, 29),
            },
            new(Sheffield.Author, "registered"));

        Assert.InRange(Hub.Log.Lines, 100, int.MaxValue);
        Assert.Empty(Hub.Log.Leaks);
    }

    [Theory, InlineData("Sent for Zofia."), InlineData("number 9990000026 again")]
    public void A_line_that_names_a_patient_would_be_found(string line)
    {
        using var log = new LogWatch(PatientData.IsIn);

        log.CreateLogger("a grain").Log(LogLevel.Trace, default, line, null, (state, _) => state);

        Assert.Single(log.Leaks);
    }
}
