using InterTrust.Referrals;

namespace InterTrust.Rules.Referrals;

/// <summary>Every status × command, as docs/lifecycle.md shows it.</summary>
public sealed class LifecycleTests
{
    private const string So = "already so";
    private const string No = "refused";
    private const string Never = "impossible";

    /// <summary>How each status is reached, in the order of the table's columns.</summary>
    private static readonly (string Status, Func<Story> Reached)[] Statuses =
    [
        ("sent", () => new Story().Tell(Story.LungReferral)),
        ("received", () => new Story().Tell(Story.LungReferral).Tell(new Receive())),
        ("informationRequested", () => new Story().Tell(Story.LungReferral).Tell(Question)),
        ("accepted", () => new Story().Tell(Story.LungReferral).Tell(new Accept())),
        ("pathwayCreated", () => new Story().Tell(Story.LungReferral).Tell(new Accept()).Tell(Recorded(created: true))),
        ("pathwayJoined", () => new Story().Tell(Story.LungReferral).Tell(new Accept()).Tell(Recorded(created: false))),
        ("rejected", () => new Story().Tell(Story.LungReferral).Tell(new Reject("outOfArea", "Not ours."))),
        ("withdrawn", () => new Story().Tell(Story.LungReferral).Tell(new Withdraw("patientDeclined", "Stays here."))),
        ("redirected", () => new Story().Tell(Story.LungReferral).Tell(new Redirect(Story.Doncaster.Ods, "Nearer to home."))),
    ];

    /// <summary>What each command does from each status. This is domain.md's table; nothing but the rules may disagree with it.</summary>
    private static readonly (ReferralCommand Command, string Giver, string[] Does)[] Table =
    [
        //                                             sent                      received          informationRequested  accepted  pathwayCreated  pathwayJoined  rejected  withdrawn  redirected
        (Story.LungReferral,                    "referrer", [So,                         So,               So,                   So,       So,             So,            So,       So,        So]),
        (new Receive(),                 "receiver", ["→ received",               So,               So,                   So,       So,             So,            No,       No,        No]),
        (new Amend(Story.DataSetOf("prostate-complete")), "referrer", ["stays",  "stays",          "stays",              No,       No,             No,            No,       No,        No]),
        (Question,                      "receiver", ["→ received → informationRequested", "→ informationRequested", "stays", No,  No,             No,            No,       No,        No]),
        (new ProvideInformation([new(1, "Yes.")]), "referrer", [No,              No,               "→ received",         No,       No,             No,            No,       No,        No]),
        (new Accept(),                  "receiver", ["→ received → accepted",    "→ accepted",     "→ accepted",         So,       So,             So,            No,       No,        No]),
        (new AssignOwner("Lung CNS team"),   "receiver", ["stays",                    "stays",          "stays",              No,       No,             No,            No,       No,        No]),
        (new Reject("outOfArea", "Not ours."), "receiver", ["→ received → rejected", "→ rejected", "→ rejected",         No,       No,             No,            So,       No,        No]),
        (new Acknowledge(),             "referrer", [No,                         No,               No,                   No,       No,             No,            "stays",  No,        No]),
        (new Withdraw("patientDeclined", "Stays here."), "referrer", ["→ withdrawn", "→ withdrawn", "→ withdrawn",       No,       No,             No,            No,       So,        No]),
        (new Redirect(Story.Doncaster.Ods, "Nearer to home."), "receiver", ["→ received → redirected", "→ redirected", "→ redirected", No, No,     No,            No,       No,        So]),
        (new UndoMatch("Another patient."), "receiver", [No,                     No,               No,                   No,       "→ received",   "→ received",  No,       No,        No]),
        (Recorded(created: true),       "hub",      [Never,                      Never,            Never,                "→ pathwayCreated", So,   So,            Never,    Never,     Never]),
        (new SendRedirected(Story.Barnsley.Ods, Story.Doncaster.Ods, [], null, Story.Id, default, [], null!), "hub", [So, So, So,   So,       So,             So,            So,       So,        So]),
        (new RecordRedirection(Story.Id.RedirectedTo(Story.Doncaster.Ods)), "hub", [Never, Never,      Never,                Never,    Never,          Never,         Never,    Never,     "stays"]),
        (new RecordPathwayDetached(Story.Pathway), "hub",   [So,                         So,               So,                   So,       So,             So,            So,       So,        So]),
        (new ConfirmOnwardTransfer(),          "hub",      [So,                         So,               So,                   So,       So,             So,            So,       So,        So]),
        (new RaiseOverdue(),             "hub",      [So,                         So,               So,                   So,       So,             So,            So,       So,        So]),
    ];

    private static RequestInformation Question => new([new("/staging/t", "Is the T category final?")]);

    private static RecordPathway Recorded(bool created) => new(new(Story.Pathway, created, ["nhsNumber"]));

    public static IEnumerable<TheoryDataRow<string, string, string>> Pairs =>
        from row in Table
        from column in Statuses.Index()
        select new TheoryDataRow<string, string, string>(row.Command.GetType().Name, column.Item.Status, row.Does[column.Index]);

    [Theory, MemberData(nameof(Pairs))]
    public void A_command_does_from_each_status_what_the_table_says(string command, string status, string does)
    {
        var story = Statuses.Single(s => s.Status == status).Reached();
        var (said, _, _) = Table.Single(row => row.Command.GetType().Name == command);
        var author = Story.GiverOf(said);

        var outcome = story.Decide(said, author);

        Assert.Equal(does == Never ? No : does, Words(story, outcome));
    }

    [Fact]
    public void The_table_names_every_command_and_every_status()
    {
        var commands = typeof(Referral).Assembly.GetTypes().Concat(typeof(ReferralCommand).Assembly.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(ReferralCommand)) && !t.IsAbstract).Select(t => t.Name);
        Assert.Equal(commands.Order(), Table.Select(row => row.Command.GetType().Name).Order());

        var statuses = Enum.GetNames<ReferralStatus>().Select(s => char.ToLowerInvariant(s[0]) + s[1..]);
        Assert.Equal(statuses.Order(), Statuses.Select(s => s.Status).Order());
        Assert.All(Table, row => Assert.Equal(Statuses.Length, row.Does.Length));

        var states = typeof(Referral).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Referral)) && !t.IsAbstract && t != typeof(Referral.None));
        Assert.Equal(states.Select(t => t.Name).Order(), Statuses.Select(s => s.Reached().State.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void The_page_shows_the_table()
    {
        var page = $"""
            # The life of a referral

            Written by `tests/Rules/Referrals/LifecycleTests.cs` from the table that it checks against the rules in
            `Grains/Referrals/Referral.cs`. To change it, change both and run the tests with `UPDATE_DOCS=1`.

            Every command has one of three results: it is applied (an arrow, or *stays* where the status does not change), it changes
            nothing because that is *already so*, or it is *refused*. The hub never sends its own commands where they are *impossible*.

            | Command (by) | {string.Join(" | ", Statuses.Select(s => $"`{s.Status}`"))} |
            |---|{string.Concat(Statuses.Select(_ => "---|"))}
            {string.Join('\n', Table.Select(row => $"| **{row.Command.GetType().Name}** ({row.Giver}) | {string.Join(" | ", row.Does)} |"))}

            """;
        Document.Holds("docs/lifecycle.md", page);
    }

    private static string Words(Story story, Decision<ReferralEvent> outcome)
    {
        if (outcome is not Decision<ReferralEvent>.Apply happens)
            return outcome is Decision<ReferralEvent>.Unchanged ? So : No;

        var statuses = new List<ReferralStatus> { story.Known.Status() };
        foreach (var state in happens.Events.Scan(story.State, Referral.Evolve))
            statuses.Add(((Referral.Existing)state).Status());
        var steps = statuses.Skip(1).Where((s, i) => s != statuses[i]).Select(s => $"→ {char.ToLowerInvariant($"{s}"[0])}{$"{s}"[1..]}").ToList();
        return steps.Count == 0 ? "stays" : string.Join(' ', steps);
    }
}

internal static class Folding
{
    internal static IEnumerable<TState> Scan<TState, TEvent>(this IEnumerable<TEvent> events, TState state, Func<TState, TEvent, TState> evolve)
    {
        foreach (var e in events)
            yield return state = evolve(state, e);
    }
}
