using InterTrust.Identity;
using InterTrust.Pathways;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Tracking;

/// <summary>Retracts an event that was recorded in error.</summary>
public sealed class RetractModel : HubPage
{
    public PathwayView Pathway { get; private set; } = null!;

    public ClinicalEvent Event { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? CommandId { get; set; }

    public async Task OnGetAsync(PathwayId id, string entry)
    {
        await Open(id, entry);
        CommandId = $"{Guid.CreateVersion7()}";
    }

    public async Task<IActionResult> OnPostAsync(PathwayId id, string entry)
    {
        await Open(id, entry);
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 500)
        {
            ModelState.AddModelError(nameof(Reason), "Say why, in at most 500 characters; it stays in the history.");
            return Page();
        }
        var result = await Hub.Execute(id, new RetractEvent(new(entry, Reason.Trim())), Context(CommandId));
        return Redirect($"/pathways/{id}?done={(result is Refused<PathwayView> ? "refused" : "retracted")}");
    }

    private async Task Open(PathwayId id, string entry)
    {
        Pathway = await Hub.Pathway(id, pathway => pathway.Read(Caller.Ods)) ?? throw PageNotFound();
        Event = Pathway.Events.FirstOrDefault(recorded => recorded.Id == entry) ?? throw PageNotFound();
    }
}
