using InterTrust.Worklists;

namespace InterTrust.Pages;

/// <summary>What is waiting at this trust, as counts that link to their lists.</summary>
public sealed class IndexModel(HubOptions hub) : HubPage
{
    public bool IsDemo => hub.IsDemo;

    public IReadOnlyList<(string Heading, IReadOnlyList<Tile> Tiles)> Tiles { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var totals = await Hub.Worklist(Caller.Ods, list => list.Summary());
        var (soon, past) = (await Count(WorklistKind.Pathways, HandOver.Within10), await Count(WorklistKind.Pathways, HandOver.Past38));
        int Of(WorklistKind kind, params string[] statuses) =>
            totals.Where(total => total.Kind == kind && statuses.Contains(total.Status)).Sum(total => total.Count);
        var overdue = totals.Where(total => total.Kind == WorklistKind.Incoming).Sum(total => total.Overdue);
        var breached = totals
            .Where(total => total.Kind == WorklistKind.Pathways && total.ClockStatus == Pathways.ClockStatus.Breached)
            .Sum(total => total.Count);
        Tiles =
        [
            ("Sent to you",
            [
                new("To receive", Of(WorklistKind.Incoming, "sent"), "/incoming?status=sent"),
                new("To decide", Of(WorklistKind.Incoming, "received"), "/incoming?status=received"),
                new("Overdue", overdue, "/incoming?overdue=true", Now: true),
                new(
                    "Waiting for an answer from the sender", Of(WorklistKind.Incoming, "informationRequested"),
                    "/incoming?status=informationRequested"),
            ]),
            ("Sent by you",
            [
                new(
                    "Questions to answer", Of(WorklistKind.Outgoing, "informationRequested"),
                    "/sent?status=informationRequested", Now: true),
                new("Sent and unanswered", Of(WorklistKind.Outgoing, "sent", "received"), "/sent?status=sent,received"),
                new("Returned to you", Of(WorklistKind.Outgoing, "rejected"), "/sent?status=rejected", Now: true),
            ]),
            ("Your pathways",
            [
                new("Hand over within 10 days", soon, "/pathways?handOver=within-10"),
                new("Past day 38, not handed over", past, "/pathways?handOver=past-38", Now: true),
                new("Breached", breached, "/pathways?clockStatus=breached", Now: true),
                new("Open in all", Of(WorklistKind.Pathways, "open"), "/pathways"),
            ]),
        ];
    }

    private Task<int> Count(WorklistKind kind, HandOver handOver) =>
        Hub.Worklist(Caller.Ods, list => list.Count(new() { Kind = kind, HandOver = handOver }));

    /// <summary>A count that links to its list; with <c>Now</c>, any count above 0 needs action.</summary>
    public sealed record Tile(string Text, int Count, string Address, bool Now = false);
}
