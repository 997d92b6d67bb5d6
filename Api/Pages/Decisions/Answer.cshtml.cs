using InterTrust.Referrals;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages.Decisions;

/// <summary>The sender answers the questions.</summary>
public sealed class AnswerModel() : CommandPage("provideInformation", "Send the answers")
{
    /// <summary>By question number.</summary>
    [BindProperty]
    public Dictionary<int, string?> Text { get; set; } = [];

    public IEnumerable<Question> Open => Referral.Questions.Where(question => question.AnsweredAt is null);

    public override IEnumerable<(string, string)> Checks => Open.Select(question => (
        $"{question.Item}. {question.Text}", TrimToNull(Text.GetValueOrDefault(question.Item)) ?? "Not answered yet"));

    protected override void Validate(string stage)
    {
        if (Open.All(question => TrimToNull(Text.GetValueOrDefault(question.Item)) is null))
            ModelState.AddModelError($"Text[{Open.First().Item}]", "Answer at least one question.");
        foreach (var (item, text) in Text)
            if (text is { Length: > 4000 })
                ModelState.AddModelError($"Text[{item}]", "An answer has at most 4,000 characters.");
    }

    protected override ReferralCommand CreateCommand() =>
        new ProvideInformation(
        [
            .. Open
                .Where(question => TrimToNull(Text.GetValueOrDefault(question.Item)) is not null)
                .Select(question => new QuestionAnswer(question.Item, Text[question.Item]!.Trim())),
        ]);
}
