using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The receiving trust asks the sender questions.</summary>
public sealed class AskModel() : CommandPage("requestInformation", "Send the questions")
{
    /// <summary>The most questions on one page; the trust can ask more afterwards.</summary>
    public const int Most = 5;

    [BindProperty]
    public List<string?> Question { get; set; } = [];

    [BindProperty]
    public List<string?> About { get; set; } = [];

    public string NeededBy { get; private set; } = "";

    public IEnumerable<Option> Fields => Referral.Completeness.Missing
        .Concat(Referral.Cwt.Missing)
        .Distinct()
        .Select(pointer => new Option(pointer, DataSetLabels.Label(pointer)));

    public override IEnumerable<(string, string)> Checks =>
    [
        .. QuestionItems.Select((item, place) => (
            $"Question {place + 1}{(item.Pointer is null ? "" : $", about {DataSetLabels.Label(item.Pointer)}")}", item.Question)),
        ("Needed by", DateInput.Parse(NeededBy) is { } day ? Format.Day(day) : "No date given"),
    ];

    private List<QuestionItem> QuestionItems =>
    [
        .. Question
            .Select((text, place) => (Text: TrimToNull(text), About: TrimToNull(About.ElementAtOrDefault(place))))
            .Where(typed => typed.Text is not null)
            .Select(typed => new QuestionItem(typed.About, typed.Text!)),
    ];

    protected override Task LoadDetails()
    {
        NeededBy = Request.HasFormContentType ? DateInput.Read(Request.Form, nameof(NeededBy)) : "";
        return Task.CompletedTask;
    }

    protected override void Validate(string stage)
    {
        if (QuestionItems is [])
            ModelState.AddModelError("Question[0]", "Ask at least one question.");
        foreach (var (place, text) in Question.Index())
            if (text is { Length: > 2000 })
                ModelState.AddModelError($"Question[{place}]", "A question has at most 2,000 characters.");
        if (NeededBy is not "" && DateInput.Parse(NeededBy) is null)
            ModelState.AddModelError(nameof(NeededBy), "The day by which you need it must be a real day, such as 27 11 2026.");
    }

    protected override string FieldOf(string pointer) =>
        pointer.StartsWith("/neededBy", StringComparison.Ordinal) ? nameof(NeededBy) : "Question[0]";

    protected override ReferralCommand CreateCommand() => new RequestInformation(QuestionItems, DateInput.Parse(NeededBy));
}
