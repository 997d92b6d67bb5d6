using System.Text.Json;
using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>Every status × command, as docs/lifecycle.md shows it.</summary>
public sealed class LifecycleTests
{
    private const string So = "already so";
    private const string No = "refused";
    private const string Never = "impossible";
    private const string Stays = "stays";
    private const string Received = "→ received";
    private const string Requested = "→ informationRequested";
    private const string Accepted = "→ accepted";
    private const string Created = "→ pathwayCreated";
    private const string Rejected = "→ rejected";
    private const string Withdrawn = "→ withdrawn";
    private const string Redirected = "→ redirected";

    private static readonly RequestInformation Question = new([new("/staging/t", "Is the T category final?")]);
    private static readonly ProvideInformation Answer = new([new(1, "Yes.")]);
    private static readonly Amend Amendment = new(Story.DataSetOf("prostate-complete"));
    private static readonly Reject Rejection = new("outOfArea", "Not ours.");
    private static readonly Withdraw Withdrawal = new("patientDeclined", "Stays here.");
    private static readonly Redirect Redirection = new(Story.Doncaster.Ods, "Nearer to home.");
    private static readonly SendRedirected Forwarded = new(Story.Barnsley.Ods, Story.Doncaster.Ods, [], null, Story.Id, default, [], null!);
    private static readonly RecordRedirection Arrived = new(Story.Id.RedirectedTo(Story.Doncaster.Ods));
    private static readonly RecordPathwayDetached Detached = new(Story.Pathway);
    private static readonly Send Sending = Story.LungReferral;
    private static readonly Acknowledge Acknowledgement = new();
    private static readonly AssignOwner Assignment = new("Lung CNS team");
    private static readonly UndoMatch Undo = new("Another patient.");
    private static readonly RecordPathway Linked = Recorded(created: true);
    private static readonly ConfirmOnwardTransfer Confirmed = new();
    private static readonly RaiseOverdue Overdue = new();

    /// <summary>A referral in each status, in the order of the table's columns.</summary>
    private static readonly (string Status, Func<Story> Create)[] Statuses =
    [
        ("sent", Sent),
        ("received", () => Sent().Apply(new Receive())),
        ("informationRequested", () => Sent().Apply(Question)),
        ("accepted", () => Sent().Apply(new Accept())),
        ("pathwayCreated", () => Sent().Apply(new Accept()).Apply(Linked)),
        ("pathwayJoined", () => Sent().Apply(new Accept()).Apply(Recorded(created: false))),
        ("rejected", () => Sent().Apply(Rejection)),
        ("withdrawn", () => Sent().Apply(Withdrawal)),
        ("redirected", () => Sent().Apply(Redirection)),
    ];

    /// <summary>
    /// The result of each command in each status, in the order of <see cref="Statuses"/>. The rules must agree with this table of
    /// domain.md.
    /// </summary>
    private static readonly (ReferralCommand Command, string Author, string[] Results)[] Table =
    [
        //                             sent              received    asked       accepted created   joined    rejected withdrawn redirected
        (Sending,         "referrer", [So,               So,         So,         So,      So,       So,       So,      So,       So]),
        (new Receive(),   "receiver", [Received,         So,         So,         So,      So,       So,       No,      No,       No]),
        (Amendment,       "referrer", [Stays,            Stays,      Stays,      No,      No,       No,       No,      No,       No]),
        (Question,        "receiver", [Then(Requested),  Requested,  Stays,        No,      No,       No,       No,      No,       No]),
        (Answer,          "referrer", [No,               No,         Received,   No,      No,       No,       No,      No,       No]),
        (new Accept(),    "receiver", [Then(Accepted),   Accepted,   Accepted,   So,      So,       So,       No,      No,       No]),
        (Assignment,      "receiver", [Stays,            Stays,      Stays,      No,      No,       No,       No,      No,       No]),
        (Rejection,       "receiver", [Then(Rejected),   Rejected,   Rejected,   No,      No,       No,       So,      No,       No]),
        (Acknowledgement, "referrer", [No,               No,         No,         No,      No,       No,       Stays,   No,       No]),
        (Withdrawal,      "referrer", [Withdrawn,        Withdrawn,  Withdrawn,  No,      No,       No,       No,      So,       No]),
        (Redirection,     "receiver", [Then(Redirected), Redirected, Redirected, No,      No,       No,       No,      No,       So]),
        (Undo,            "receiver", [No,               No,         No,         No,      Received, Received, No,      No,       No]),
        (Linked,          "hub",      [Never,            Never,      Never,      Created, So,       So,       Never,   Never,    Never]),
        (Forwarded,       "hub",      [So,               So,         So,         So,      So,       So,       So,      So,       So]),
        (Arrived,         "hub",      [Never,            Never,      Never,      Never,   Never,    Never,    Never,   Never,    Stays]),
        (Detached,        "hub",      [So,               So,         So,         So,      So,       So,       So,      So,       So]),
        (Confirmed,       "hub",      [So,               So,         So,         So,      So,       So,       So,      So,       So]),
        (Overdue,         "hub",      [So,               So,         So,         So,      So,       So,       So,      So,       So]),
    ];

    /// <summary>A decision on a referral that is only sent receives it first.</summary>
    private static string Then(string result) => $"{Received} {result}";

    private static Story Sent() => new Story().Apply(Story.LungReferral);

    private static RecordPathway Recorded(bool created) => new(new(Story.Pathway, created, ["nhsNumber"]));

    public static IEnumerable<TheoryDataRow<string, string, string>> Pairs =>
        from row in Table
        from column in Statuses.Index()
        select new TheoryDataRow<string, string, string>(row.Command.GetType().Name, column.Item.Status, row.Results[column.Index]);

    [Theory, MemberData(nameof(Pairs))]
    public void A_command_does_from_each_status_what_the_table_says(string command, string status, string expected)
    {
        var story = Statuses.Single(s => s.Status == status).Create();
        var (subject, _, _) = Table.Single(row => row.Command.GetType().Name == command);
        var author = Story.AuthorOf(subject);

        var decision = story.Decide(subject, author);

        Assert.Equal(expected == Never ? No : expected, Describe(story, decision));
    }

    [Fact]
    public void The_table_names_every_command_and_every_status()
    {
        var commands = typeof(Referral).Assembly.GetTypes().Concat(typeof(ReferralCommand).Assembly.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(ReferralCommand)) && !t.IsAbstract).Select(t => t.Name);
        Assert.Equal(commands.Order(), Table.Select(row => row.Command.GetType().Name).Order());

        var statuses = Enum.GetValues<ReferralStatus>().Select(CamelCase);
        Assert.Equal(statuses.Order(), Statuses.Select(s => s.Status).Order());
        Assert.All(Table, row => Assert.Equal(Statuses.Length, row.Results.Length));

        var states = typeof(Referral).GetNestedTypes()
            .Where(t => t.IsSubclassOf(typeof(Referral)) && !t.IsAbstract && t != typeof(Referral.None));
        Assert.Equal(states.Select(t => t.Name).Order(), Statuses.Select(s => s.Create().State.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void The_page_shows_the_table()
    {
        var rows = Table.Select(row => $"| **{row.Command.GetType().Name}** ({row.Author}) | {string.Join(" | ", row.Results)} |");
        var page = $"""
            # The life of a referral

            Written by `tests/Rules/Referrals/LifecycleTests.cs` from the table that it checks against the rules in
            `Grains/Referrals/Referral.cs`. To change it, change both and run the tests with `UPDATE_DOCS=1`.

            Every command has one of three results: it is applied (an arrow, or *stays* where the status does not change), it changes
            nothing because that is *already so*, or it is *refused*. The hub never sends its own commands where they are *impossible*.

            | Command (by) | {string.Join(" | ", Statuses.Select(s => $"`{s.Status}`"))} |
            |---|{string.Concat(Statuses.Select(_ => "---|"))}
            {string.Join('\n', rows)}

            """;
        Document.Holds("docs/lifecycle.md", page);
    }

    private static string Describe(Story story, Decision<ReferralEvent> decision)
    {
        if (decision is not Decision<ReferralEvent>.Apply apply)
            return decision is Decision<ReferralEvent>.Unchanged ? So : No;

        var statuses = new List<ReferralStatus> { story.Existing.Status() };
        var state = story.State;
        foreach (var e in apply.Events)
        {
            state = Referral.Evolve(state, e);
            statuses.Add(((Referral.Existing)state).Status());
        }
        var steps = statuses.Skip(1).Where((s, i) => s != statuses[i]).Select(s => $"→ {CamelCase(s)}").ToList();
        return steps.Count == 0 ? Stays : string.Join(' ', steps);
    }

    private static string CamelCase(ReferralStatus status) => JsonNamingPolicy.CamelCase.ConvertName($"{status}");
}

internal static class Folding
{
    internal static IEnumerable<TState> Scan<TState, TEvent>(
        this IEnumerable<TEvent> events, TState state, Func<TState, TEvent, TState> evolve)
    {
        foreach (var e in events)
            yield return state = evolve(state, e);
    }
}
