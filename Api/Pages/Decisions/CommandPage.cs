using System.Diagnostics;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages.Decisions;

/// <summary>
/// Pages that say a command to a referral: stages of a form, a check of what was said, and the command. Nothing is kept between the
/// clicks but in the form itself, so any host serves any of them; the command's id is made with the form, so it happens once.
/// </summary>
public abstract class CommandPage : HubPage
{
    public const string Check = "check";

    public ReferralView Referral { get; private set; } = null!;

    public EnfDataSet Data { get; private set; } = null!;

    /// <summary>Which stage is shown.</summary>
    public string Stage { get; private set; } = Check;

    /// <summary>The version that the person looks at.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? CommandId { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    /// <summary>The command's name among a referral's actions.</summary>
    public abstract string Command { get; }

    /// <summary>What the button says that says the command.</summary>
    public abstract string Confirm { get; }

    public virtual IReadOnlyList<string> Stages => ["form"];

    /// <summary>What is to be checked before it is said.</summary>
    public abstract IEnumerable<(string Label, string Says)> Checks { get; }

    /// <summary>What was filled in, to be carried along while another stage is shown.</summary>
    public IEnumerable<(string Name, string Value)> Carried => !Request.HasFormContentType ? [] : Request.Form
        .Where(typed => typed.Key is not (nameof(Version) or nameof(CommandId) or nameof(At) or nameof(Step) or "__RequestVerificationToken") && !HasField(Stage, typed.Key))
        .SelectMany(typed => typed.Value.Select(value => (typed.Key, value ?? "")));

    public async Task<IActionResult> OnGetAsync(ReferralId id)
    {
        if (!await Load(id))
            return RedirectToConflict(id);
        (Version, CommandId, Stage) = (Referral.Version, $"{Guid.CreateVersion7()}", Stages[0]);
        Prefill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ReferralId id)
    {
        if (!await Load(id))
            // It may be this very command, sent twice: then it is done.
            return Step == "say" && CommandId is { } said && await Hub.Execute(id, CreateCommand(), new(Caller.Author, said, Version)) is not Refused<ReferralView> ? RedirectToConfirmation(id) : RedirectToConflict(id);
        if (CommandId is null or { Length: > 100 })
            CommandId = $"{Guid.CreateVersion7()}";
        if (Step?.Split(':') is ["back", var stage] && Stages.Contains(stage))
            return Show(stage);
        foreach (var passed in Step == "say" ? Stages : Stages.TakeWhile(other => other != At).Append(At is { } at && Stages.Contains(at) ? at : Stages[0]))
        {
            Validate(passed);
            if (!ModelState.IsValid)
                return Show(passed);
        }
        return Step == "say" ? await Execute(id) : Enter(Stages.SkipWhile(other => other != At).Skip(1).FirstOrDefault() ?? Check);
    }

    /// <summary>What is known before anything was filled in.</summary>
    protected virtual void Prefill() { }

    /// <summary>More that the page shows.</summary>
    protected virtual Task LoadDetails() => Task.CompletedTask;

    protected abstract void Validate(string stage);

    protected abstract ReferralCommand CreateCommand();

    /// <summary>Whether a stage has this field; the others carry it along.</summary>
    protected virtual bool HasField(string stage, string field) => stage != Check;

    /// <summary>The page's field for a place in the API's body.</summary>
    protected virtual string FieldOf(string pointer) => pointer.TrimStart('/') is { Length: > 0 } name ? $"{char.ToUpperInvariant(name[0])}{name[1..].Split('/')[0]}" : "";

    protected void Require(string field, string? text, string sentence, int most = 4000)
    {
        if (string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, sentence);
        else if (text.EnumerateRunes().Count() > most)
            ModelState.AddModelError(field, $"This is too long: at most {most:N0} characters.");
    }

    protected static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A stage that was never filled in begins with what is known.</summary>
    private PageResult Enter(string stage)
    {
        if (stage != Check && !Request.Form.Keys.Any(typed => HasField(stage, typed) && !HasField(At ?? "", typed)))
            Prefill();
        return Show(stage);
    }

    private async Task<bool> Load(ReferralId id)
    {
        Referral = await Hub.Referral(id, referral => referral.Read(Caller.Ods)) ?? throw PageNotFound();
        Data = JsonSerializer.Deserialize(Referral.Dataset.Utf8, EnfJson.DataSet)!;
        await LoadDetails();
        return Referral.Actions.Contains(Command);
    }

    private PageResult Show(string stage)
    {
        Stage = stage;
        return Page();
    }

    private async Task<IActionResult> Execute(ReferralId id)
    {
        switch (await Hub.Execute(id, CreateCommand(), new(Caller.Author, CommandId!, Version)))
        {
            case Applied<ReferralView> or Unchanged<ReferralView>:
                return RedirectToConfirmation(id);
            case Refused<ReferralView>({ Code: RefusalCode.OutOfTurn }, _):
                return RedirectToConflict(id);
            case Refused<ReferralView>({ Code: RefusalCode.VersionMismatch }, var now):
                (Version, Referral) = (now?.Version ?? Referral.Version, now ?? Referral);
                ModelState.AddModelError("", "Somebody changed this referral while you were looking at it. Look at it again below, then confirm.");
                return Referral.Actions.Contains(Command) ? Show(Check) : RedirectToConflict(id);
            case Refused<ReferralView>(var refusal, _):
                return Refuse(refusal);
            default:
                throw new UnreachableException();
        }
    }

    protected virtual IActionResult Refuse(Refusal refusal)
    {
        foreach (var finding in refusal.Findings)
            ModelState.AddModelError(FieldOf(finding.Pointer), finding.Detail);
        if (refusal.Findings is [])
            ModelState.AddModelError("", refusal.Detail);
        return Show(Stages[^1]);
    }

    private RedirectResult RedirectToConfirmation(ReferralId id) => Redirect($"/referrals/{id}?done={Command}");

    /// <summary>Somebody was quicker, or it is not this trust's turn: the referral's own page says so in words.</summary>
    private RedirectResult RedirectToConflict(ReferralId id) => Redirect($"/referrals/{id}?late={Command}");
}
