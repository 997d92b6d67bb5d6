using System.Runtime.InteropServices;
using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>A referral built by commands, so that it cannot be in an impossible state.</summary>
internal sealed class Story
{
    internal static readonly Author Barnsley = AuthorAt("RFF");
    internal static readonly Author Sheffield = AuthorAt("RHQ");
    internal static readonly Author Doncaster = AuthorAt("RP5");
    internal static readonly ReferralId Id = ReferralId.For(Barnsley.Ods, "a story");
    internal static readonly PathwayId Pathway = PathwayId.For(Sheffield.Ods, Id, 0);
    internal static readonly DateOnly Today = new(2026, 11, 23);
    internal static readonly DateTimeOffset Noon = new(Today, new(12, 0), TimeSpan.Zero);
    internal static readonly byte[] LungComplete = DataSetOf("lung-complete");

    internal static readonly OrganisationDirectory Directory = new(new(1,
    [
        .. new[] { "RFF", "RFR", "RFS", "RHQ", "RP5" }
            .Select(ods => new Organisation(OdsCode.Parse(ods, null), ods, "secondary", [], new OverdueLimits())),
    ]));

    internal Referral State { get; private set; } = new Referral.None(Id);

    /// <summary>Monday 23 November 2026, ten in the morning.</summary>
    internal DateTimeOffset Now { get; set; } = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    internal ReferralContext Context => new(Now, Directory, TestNumbersOnly: true) { Match = new CreatePathway(0, ["noOpenPathway"]) };

    /// <summary>The context of a decision at this time.</summary>
    internal static PathwayContext ContextAt(DateTimeOffset now) => new(now, TestNumbersOnly: true);

    internal static Send LungReferral => new(Sheffield.Ods, LungComplete);

    internal Referral.Existing Existing => (Referral.Existing)State;

    internal Decision<ReferralEvent> Decide(ReferralCommand command, Author author) => Referral.Decide(State, command, author, Context);

    /// <summary>Executes a command that must be applied.</summary>
    internal Story Apply(ReferralCommand command, Author? author = null)
    {
        var decision = Assert.IsType<Decision<ReferralEvent>.Apply>(Decide(command, author ?? AuthorOf(command)));
        State = decision.Events.Aggregate(State, Referral.Evolve);
        return this;
    }

    internal static Author AuthorOf(ReferralCommand command) => command switch
    {
        HubCommand => InterTrust.Identity.Author.Hub,
        Send or Amend or ProvideInformation or Withdraw or Acknowledge => Barnsley,
        _ => Sheffield,
    };

    internal static Author AuthorAt(string ods) => new(OdsCode.Parse(ods, null), "coordinator");

    internal static byte[] DataSetOf(string sample)
    {
        using var body = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("samples", $"{sample}.json")));
        return JsonMarshal.GetRawUtf8Value(body.RootElement.GetProperty("dataset")).ToArray();
    }
}
