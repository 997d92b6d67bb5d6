using System.Globalization;
using InterTrust.Calendar;
using InterTrust.DataSet;
using InterTrust.Drafts;
using InterTrust.Identity;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Writing;

/// <summary>One page of the form: a group of the data set.</summary>
public sealed class GroupModel : DraftPage
{
    /// <summary>The most items of a list on a form; the API accepts more.</summary>
    private const int MostItems = 20;

    public DataSetGroup Group { get; private set; } = null!;

    public int Place => DataSetLabels.Groups.ToList().IndexOf(Group) + 1;

    /// <summary>The number of list items on the form: those filled in, and one more.</summary>
    public int Items { get; private set; } = 1;

    [BindProperty]
    public int Version { get; set; }

    public async Task OnGetAsync(DraftId id, string group, int? items)
    {
        await Open(id, group);
        (Version, Items) = (Draft.Version, Math.Clamp(Math.Max(Filled(), items ?? 1), 1, MostItems));
    }

    public async Task<IActionResult> OnPostAsync(DraftId id, string group, string? then, int? items)
    {
        await Open(id, group);
        Items = Math.Clamp(Math.Max(Filled(), items ?? 1), 1, MostItems);
        var (kept, typed) = (Draft, Typed());
        if (!typed.Fits)
            return await Again(
                kept with { Fields = typed.Fields },
                "This is more than a referral by hand can hold (256 KB of text). Shorten the longest text.");
        if (await Hub.Drafts(Caller.Ods, drafts => drafts.Save(typed)) is not { } saved)
        {
            Version = kept.Version;
            return await Again(
                typed with { Version = kept.Version },
                $"{kept.SavedBy.Actor} saved this draft at {LondonTime.Convert(kept.SavedAt):HH:mm}, while you were typing. "
                + "What you typed is below; continue to keep it.");
        }
        Draft = saved;
        await Look();
        foreach (var (pointer, says) in Progress.Wrong.Where(finding => Group.Holds(finding.Pointer)))
            ModelState.AddModelError(FieldOf(pointer), $"{DataSetLabels.Label(pointer)}: {says}");
        Version = saved.Version;
        return then switch
        {
            "more" when Items < MostItems => Redirect($"/drafts/{id}/{group}?items={Items + 1}"),
            "later" => Redirect("/drafts"),
            _ when ModelState.ErrorCount > 0 => Page(),
            _ => Redirect($"/drafts/{id}/{(DataSetLabels.Groups.ElementAtOrDefault(Place) is { } next ? next.Key : "check")}"),
        };
    }

    /// <summary>The progress with the fields as they are in the form now; nothing is saved.</summary>
    public async Task<IActionResult> OnPostCompleteAsync(DraftId id, string group)
    {
        await Open(id, group);
        Draft = Typed();
        await Look();
        return Partial("_Progress", Progress);
    }

    private async Task Open(DraftId id, string group)
    {
        Group = DataSetLabels.Groups.FirstOrDefault(candidate => candidate.Key == group) ?? throw PageNotFound();
        await Load(id);
    }

    /// <summary>The draft with this page's fields as they were typed.</summary>
    private Draft Typed()
    {
        var fields = Draft.Fields.Where(field => !Group.Holds(field.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (pointer, field) in Pointers())
            if (Read(pointer, field) is { Length: > 0 } text)
                fields[pointer] = text;
        // The cancer clock starts with the referral to treatment clock unless the person types another day.
        if (Group.Key == "waiting" && !fields.ContainsKey("/cancerWait/periodStartDate")
            && fields.TryGetValue("/rtt/periodStartDate", out var start))
            fields["/cancerWait/periodStartDate"] = start;
        var to = Group.Key != "transfer" || Draft.Purpose.Amends is not null ? Draft.To
            : OdsCode.TryParse(Request.Form["to"], null, out var ods) && ods != Caller.Ods ? ods
            : null;
        return Draft with
        {
            Version = Version == 0 ? Draft.Version : Version,
            To = to,
            Fields = fields,
            SavedAt = Time.GetUtcNow(),
            SavedBy = Caller.Author,
        };
    }

    private IEnumerable<(string Pointer, EnfField Field)> Pointers() => Group.Repeats
        ? Enumerable.Range(0, MostItems).SelectMany(place =>
            Group.Fields.Select(field => (field.Pointer.Replace("*", $"{place}", StringComparison.Ordinal), field)))
        : Group.Fields.Select(field => (field.Pointer, field));

    private string Read(string pointer, EnfField field) => field switch
    {
        { Form: EnfForm.Day } => DateInput.Read(Request.Form, pointer),
        { Many: true, Form: EnfForm.Code } => string.Join(',', Request.Form[pointer].OfType<string>()),
        _ => Request.Form[pointer].ToString().Trim(),
    };

    private int Filled() => Group.Repeats
        ? Draft.Fields.Keys
            .Where(Group.Holds)
            .Select(pointer => int.Parse(pointer.Split('/')[2], CultureInfo.InvariantCulture) + 1)
            .DefaultIfEmpty(0)
            .Max()
        : 1;

    /// <summary>The field that shows a finding, whose pointer may be deeper.</summary>
    private string FieldOf(string pointer) => Pointers()
        .Select(at => at.Pointer)
        .FirstOrDefault(at => pointer == at || pointer.StartsWith($"{at}/", StringComparison.Ordinal)) ?? "";

    private async Task<IActionResult> Again(Draft draft, string sentence)
    {
        Draft = draft;
        await Look();
        ModelState.AddModelError("", sentence);
        return Page();
    }
}
