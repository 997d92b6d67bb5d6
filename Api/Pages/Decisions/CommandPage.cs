using System.Diagnostics;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages.Decisions;

/// <summary>
/// Pages that send a command to a referral: stages of a form, a check, and the command. Between clicks all state is in the form, so any
/// host can serve the next click. The command's id is created with the form, so the command happens once.
/// </summary>
/// <param name="command">The command's name among a referral's actions.</param>
/// <param name="confirm">The text of the button that sends the command.</param>
/// <param name="stages">The stages of the form, if there are several.</param>
public abstract class CommandPage(string command, string confirm, params string[] stages) : HubPage
{
    public const string Check = "check";

    public ReferralView Referral { get; private set; } = null!;

    public EnfDataSet Data { get; private set; } = null!;

    /// <summary>The stage that is shown.</summary>
    public string Stage { get; private set; } = Check;

    /// <summary>The version of the referral that the person read.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? CommandId { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    public string Confirm => confirm;

    public IReadOnlyList<string> Stages { get; } = stages is [] ? ["form"] : stages;

    /// <summary>What the person checks before the command is sent.</summary>
    public abstract IEnumerable<(string Label, string Says)> Checks { get; }

    /// <summary>The fields of the other stages, carried as hidden inputs.</summary>
    public IEnumerable<(string Name, string Value)> Carried => !Request.HasFormContentType ? [] : Request.Form
        .Where(typed => typed.Key
            is not (nameof(Version) or nameof(CommandId) or nameof(At) or nameof(Step) or "__RequestVerificationToken")
            && !HasField(Stage, typed.Key))
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
        // A command that is no longer allowed may be this very one, sent twice: its repeat succeeds.
        if (!await Load(id))
            return Step == "say" && CommandId is { } repeated
                && await Hub.Execute(id, CreateCommand(), new(Caller.Author, repeated, Version)) is not Refused<ReferralView>
                ? RedirectToConfirmation(id)
                : RedirectToConflict(id);
        if (CommandId is null or { Length: > 100 })
            CommandId = $"{Guid.CreateVersion7()}";
        if (Step?.Split(':') is ["back", var stage] && Stages.Contains(stage))
            return Show(stage);
        var submitted = Step == "say"
            ? Stages
            : Stages.TakeWhile(name => name != At).Append(At is { } at && Stages.Contains(at) ? at : Stages[0]);
        foreach (var passed in submitted)
        {
            Validate(passed);
            if (!ModelState.IsValid)
                return Show(passed);
        }
        return Step == "say" ? await Execute(id) : Enter(Stages.SkipWhile(name => name != At).Skip(1).FirstOrDefault() ?? Check);
    }

    /// <summary>Fills in what the hub knows before the person types.</summary>
    protected virtual void Prefill() { }

    /// <summary>Loads what else the page shows.</summary>
    protected virtual Task LoadDetails() => Task.CompletedTask;

    protected abstract void Validate(string stage);

    protected abstract ReferralCommand CreateCommand();

    /// <summary>Whether this stage shows the field; the others carry it as a hidden input.</summary>
    protected virtual bool HasField(string stage, string field) => stage != Check;

    /// <summary>The page's field for a pointer into the API's body.</summary>
    protected virtual string FieldOf(string pointer) => pointer.TrimStart('/') is { Length: > 0 } name
        ? $"{char.ToUpperInvariant(name[0])}{name[1..].Split('/')[0]}"
        : "";

    protected void Require(string field, string? text, string sentence, int most = 4000)
    {
        if (string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, sentence);
        else if (text.EnumerateRunes().Count() > most)
            ModelState.AddModelError(field, $"This is too long: at most {most:N0} characters.");
    }

    /// <summary>Prefills a stage that was not filled in before.</summary>
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
        return Referral.Actions.Contains(command);
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
                ModelState.AddModelError(
                    "", "This referral changed while you were looking at it. Check it again below, then confirm.");
                return Referral.Actions.Contains(command) ? Show(Check) : RedirectToConflict(id);
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

    private RedirectResult RedirectToConfirmation(ReferralId id) => Redirect($"/referrals/{id}?done={command}");

    /// <summary>The state changed first, or it is not this trust's turn: the referral's page explains it.</summary>
    private RedirectResult RedirectToConflict(ReferralId id) => Redirect($"/referrals/{id}?late={command}");
}
