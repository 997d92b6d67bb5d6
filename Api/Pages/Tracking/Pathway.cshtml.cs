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

    public async Task<IActionResult> OnPostAssignAsync(PathwayId id, string? owner, string? commandId) =>
        await Hub.Execute(id, new AssignPathwayOwner(Owner(owner)), new(Caller.Author, commandId ?? $"{Guid.CreateVersion7()}")) switch
        {
            Refused<PathwayView> { Refusal.Code: RefusalCode.NotFound } => throw PageNotFound(),
            Refused<PathwayView> => Redirect($"/pathways/{id}?done=refused"),
            _ => Redirect($"/pathways/{id}?done=assigned"),
        };

    public async Task<IActionResult> OnPostNoteAsync(PathwayId id, string? note, string? commandId)
    {
        if (note?.Trim().ReplaceLineEndings("\n") is not { Length: > 0 and <= 4000 } text)
            return Redirect($"/pathways/{id}?done=unsaid#note");
        return await Hub.Execute(id, new AddNote(text), new(Caller.Author, commandId ?? $"{Guid.CreateVersion7()}")) switch
        {
            Refused<PathwayView> { Refusal.Code: RefusalCode.NotFound } => throw PageNotFound(),
            Refused<PathwayView> => Redirect($"/pathways/{id}?done=refused"),
            _ => Redirect($"/pathways/{id}?done=noted"),
        };
    }

    private static string? Owner(string? typed) => typed?.Trim() switch
    {
        null or "" => null,
        { Length: > 100 } => throw Http.Parameter.Invalid("owner", "is at most 100 characters"),
        var owner => owner,
    };
}
