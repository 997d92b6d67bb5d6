using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Pathways;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Tracking;

/// <summary>Records an event, or corrects one.</summary>
public sealed class RecordModel : HubPage
{
    public PathwayView Pathway { get; private set; } = null!;

    /// <summary>The type of event, once it was chosen.</summary>
    public ClinicalEventType? Type { get; private set; }

    public IEnumerable<Option> OtherTrusts => Trusts.All.Where(t => t.Ods != Pathway.Ods).Select(t => new Option(t.Ods.Value, t.Name));

    /// <summary>The event that is corrected.</summary>
    public ClinicalEvent? Corrected { get; private set; }

    public string Day { get; private set; } = "";

    public string CommandId { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public string? Reason { get; private set; }

    public async Task OnGetAsync(PathwayId id, string? type, string? corrects)
    {
        await Open(id, type, corrects);
        CommandId = $"{Guid.CreateVersion7()}";
        if (Corrected is { Date: { } day } wrong)
            (Day, Values) = (DateInput.Write(day), wrong.Facts);
    }

    public async Task<IActionResult> OnPostAsync(PathwayId id, string? type, string? corrects, string? commandId, int version)
    {
        await Open(id, type, corrects);
        CommandId = commandId ?? $"{Guid.CreateVersion7()}";
        if (Type is null)
            throw PageNotFound();
        Day = DateInput.Read(Request.Form, "Day");
        Values = Type.Fields
            .Select(field => (field.Name, Text: Request.Form[field.Name].ToString().Trim()))
            .Where(field => field.Text.Length > 0)
            .ToDictionary(field => field.Name, field => field.Text);
        Reason = Request.Form["Why"].ToString().Trim();
        if (Read() is not { } command)
            return Page();
        switch (await Hub.Execute(id, command, new(Caller.Author, CommandId, version)))
        {
            case Refused<PathwayView>({ Code: RefusalCode.VersionMismatch or RefusalCode.OutOfTurn }, _):
                return Redirect($"/pathways/{id}?done=refused");
            case Refused<PathwayView>(var refusal, _):
                Refuse(refusal.Findings, refusal.Detail);
                return Page();
            default:
                return Redirect($"/pathways/{id}?done=recorded");
        }
    }

    /// <summary>Validates the input as the API validates a body, so that both refuse the same.</summary>
    private RecordEvent? Read()
    {
        var body = new JsonObject { ["type"] = Type!.Type, ["date"] = Day.Length == 0 ? null : Day };
        foreach (var field in Type.Fields)
            if (Values.TryGetValue(field.Name, out var text))
                body[field.Name] = field.IsNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : text;
        if (Corrected is not null)
            body["corrects"] = new JsonObject { ["event"] = Corrected.Id, ["reason"] = Reason };
        try
        {
            return Body<EventRequest>.Read(Encoding.UTF8.GetBytes(body.ToJsonString())).Command;
        }
        catch (ProblemException wrong)
        {
            Refuse(wrong.Problem.Errors, wrong.Problem.Detail);
            return null;
        }
    }

    private void Refuse(IReadOnlyList<Finding> findings, string detail)
    {
        foreach (var finding in findings)
            ModelState.AddModelError(
                FieldOf(finding.Pointer), finding.Pointer == "/date" && Day.Length == 0 ? "Say on which day it happened." : finding.Detail);
        if (findings is [])
            ModelState.AddModelError("", detail);
    }

    private static string FieldOf(string pointer) =>
        pointer is "/date" ? "Day" : pointer.StartsWith("/corrects", StringComparison.Ordinal) ? "Why" : pointer.TrimStart('/');

    private async Task Open(PathwayId id, string? type, string? corrects)
    {
        Pathway = await Hub.Pathway(id, pathway => pathway.Read(Caller.Ods)) ?? throw PageNotFound();
        Corrected = corrects is null
            ? null
            : Pathway.Events.FirstOrDefault(entry => entry.Id == corrects && !entry.Awaited) ?? throw PageNotFound();
        Type = ClinicalEventType.Find(Corrected?.Type ?? type);
    }
}
