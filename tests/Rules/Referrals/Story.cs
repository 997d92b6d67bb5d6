using System.Runtime.InteropServices;
using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>A referral told from its beginning, so that it can only stand where commands bring it.</summary>
internal sealed class Story
{
    internal static readonly Author Barnsley = By("RFF");
    internal static readonly Author Sheffield = By("RHQ");
    internal static readonly Author Doncaster = By("RP5");
    internal static readonly ReferralId Id = ReferralId.For(Barnsley.Ods, "a story");
    internal static readonly PathwayId Pathway = PathwayId.For(Sheffield.Ods, Id, 0);
    internal static readonly DateOnly Today = new(2026, 11, 23);
    internal static readonly byte[] LungComplete = DataSetOf("lung-complete");

    internal static readonly OrganisationDirectory Directory = new(new(1,
    [
        .. new[] { "RFF", "RFR", "RFS", "RHQ", "RP5" }
            .Select(ods => new Organisation(OdsCode.Parse(ods, null), ods, "secondary", [], new OverdueLimits())),
    ]));

    internal Referral State { get; private set; } = new Referral.None(Id);

    /// <summary>Monday 23 November 2026, ten in the morning.</summary>
    internal DateTimeOffset Now { get; set; } = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    internal ReferralContext Around => new(Now, Directory, TestNumbersOnly: true) { Match = new CreatePathway(0, ["noOpenPathway"]) };

    /// <summary>What a rule may know at this moment.</summary>
    internal static PathwayContext At(DateTimeOffset now) => new(now, Directory, TestNumbersOnly: true);

    internal static Send LungReferral => new(Sheffield.Ods, LungComplete);

    internal Referral.Existing Known => (Referral.Existing)State;

    internal Decision<ReferralEvent> Decide(ReferralCommand command, Author author) => Referral.Decide(State, command, author, Around);

    /// <summary>Says it, and it happens.</summary>
    internal Story Tell(ReferralCommand command, Author? author = null)
    {
        var outcome = Decide(command, author ?? GiverOf(command));
        Assert.IsType<Decision<ReferralEvent>.Apply>(outcome);
        State = ((Decision<ReferralEvent>.Apply)outcome).Events.Aggregate(State, Referral.Evolve);
        return this;
    }

    internal static Author GiverOf(ReferralCommand command) => command switch
    {
        HubCommand => InterTrust.Identity.Author.Hub,
        Send or Amend or ProvideInformation or Withdraw or Acknowledge => Barnsley,
        _ => Sheffield,
    };

    internal static Author By(string ods) => new(OdsCode.Parse(ods, null), "coordinator");

    internal static byte[] DataSetOf(string sample)
    {
        using var body = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("samples", $"{sample}.json")));
        return JsonMarshal.GetRawUtf8Value(body.RootElement.GetProperty("dataset")).ToArray();
    }
}
