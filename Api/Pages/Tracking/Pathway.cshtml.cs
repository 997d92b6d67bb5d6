using InterTrust.Identity;
using InterTrust.Pathways;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Tracking;

/// <summary>A pathway: its clocks, its events and what is awaited.</summary>
public sealed class PathwayModel : HubPage
{
    public PathwayView Pathway { get; private set; } = null!;

    public IReadOnlyList<HistoryEvent> History { get; private set; } = [];

    public HistoryText HistoryText { get; private set; } = null!;

    public string? Done { get; private set; }

    /// <summary>Whether the viewer tracks the patient; the other trusts of a referral may only read.</summary>
    public bool Tracks => Caller.Ods == Pathway.Ods;

    public async Task OnGetAsync(PathwayId id, string? done)
    {
        Pathway = await Hub.Pathway(id, pathway => pathway.Read(Caller.Ods)) ?? throw PageNotFound();
        History = await Hub.Pathway(id, pathway => pathway.History(Caller.Ods)) ?? [];
        (Done, HistoryText) = (done, new(Trusts));
    }

    public Task<IActionResult> OnPostAssignAsync(PathwayId id, string? owner, string? commandId) =>
        Execute(id, new AssignPathwayOwner(ReadOwner(owner)), commandId, "assigned");

    public async Task<IActionResult> OnPostNoteAsync(PathwayId id, string? note, string? commandId) =>
        note?.Trim().ReplaceLineEndings("\n") is { Length: > 0 and <= 4000 } text
            ? await Execute(id, new AddNote(text), commandId, "noted")
            : Redirect($"/pathways/{id}?done=unsaid#note");

    private Task<IActionResult> Execute(PathwayId id, PathwayCommand command, string? commandId, string done) => Redirect(
        Hub.Execute(id, command, Context(commandId)), $"/pathways/{id}?done={done}", $"/pathways/{id}?done=refused");
}
