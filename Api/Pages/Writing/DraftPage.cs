using InterTrust.DataSet;
using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Pages.Writing;

/// <summary>A page of a draft referral. The hub stores the draft at each click, so any host can serve the next one.</summary>
public abstract class DraftPage : HubPage
{
    public Draft Draft { get; protected set; } = null!;

    /// <summary>The missing items of the minimum data set, and what prevents sending.</summary>
    public Progress Progress { get; private set; } = null!;

    protected async Task Load(DraftId id)
    {
        Draft = await Hub.Drafts(Caller.Ods, drafts => drafts.Read(id)) ?? throw PageNotFound();
        await Look();
    }

    /// <summary>Checks the draft as Send would.</summary>
    protected async Task Look() => Progress = Progress.From(Draft, await Hub.Check(Caller.Ods, Command()));

    protected Send Command() => new(
        Draft.To ?? Caller.Ods, TypedDataSet.Json(Draft.Fields), Replaces: Draft.Purpose.Replaces, OnwardFrom: Draft.Purpose.OnwardFrom);
}

/// <summary>The progress of a draft.</summary>
/// <param name="Wrong">What Send would refuse: the pointer into the data set, and a sentence.</param>
/// <param name="Needed">Required fields that are missing.</param>
/// <param name="Missing">Items of the minimum data set that are missing.</param>
/// <param name="Warnings">What a person should check.</param>
public sealed record Progress(
    IReadOnlyList<(string Pointer, string Says)> Wrong,
    IReadOnlyList<string> Needed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Warning> Warnings)
{
    private const string DataSet = "/dataset";

    public bool MaySend => Wrong is [] && Needed is [];

    /// <summary>What is missing, in a sentence.</summary>
    public string Summary =>
        Needed.Count > 0
            ? $"{InterTrust.Pages.Format.Count(Needed.Count, "item is", "items are")} needed before it can be sent, "
                + $"{Missing.Count} missing for the minimum data set."
        : Missing.Count > 0
            ? $"{InterTrust.Pages.Format.Count(Missing.Count, "item", "items")} missing for the minimum data set. "
                + "It can be sent all the same."
        : "The minimum data set is complete.";

    public static Progress From(Draft draft, DataSetFindings found)
    {
        bool Typed(string pointer) => draft.Fields.TryGetValue(pointer, out var text) && text.Trim().Length > 0;
        var needed = EnfFields.All
            .Where(field => field.Required && !Typed(field.Pointer))
            .Select(field => field.Pointer)
            .Concat(draft.To is null && draft.Purpose.Amends is null ? ["/to"] : [])
            .ToList();
        var wrong = found.Refused
            .Select(finding => (
                Pointer: finding.Pointer.StartsWith(DataSet, StringComparison.Ordinal)
                    ? finding.Pointer[DataSet.Length..]
                    : finding.Pointer,
                finding.Detail))
            .Where(finding => !needed.Contains(finding.Pointer) && finding.Pointer is not "/to").ToList();
        var missing = found.Completeness?.Missing
            ?? [.. EnfFields.All.Where(field => field.Minimum && !Typed(field.Pointer)).Select(field => field.Pointer)];
        return new(wrong, needed, missing, found.Warnings);
    }
}
