namespace InterTrust.Referrals;

/// <summary>The refusals of a referral. Each sentence says what to do next.</summary>
internal static class Refusals
{
    internal static readonly Refusal NoSuchReferral =
        new(RefusalCode.NotFound, "There is no such referral at your organisation. Check the id against your worklist.");

    internal static readonly Refusal KeyReused =
        new(RefusalCode.IdempotencyKeyReused, "This idempotency key was used for a Send with another body. Use a new key for a new "
            + "referral; send the first body again to get the first answer.");

    internal static Refusal WrongSide(string side) =>
        new(RefusalCode.OdsNotPermitted, $"This command is for the {side} trust. The referral's actions name what you can do.");

    internal static Refusal OutOfTurn(Referral state, string done) =>
        new(RefusalCode.OutOfTurn, $"The referral {Describe(state)} and cannot be {done}. Its actions name what can be done now.");

    internal static Refusal OpenExists(Identity.ReferralId open) => new(
        RefusalCode.OpenReferralExists,
        $"The referral {open} for the same patient and tumour group to the same trust is still open. Amend that one, or send again "
            + "with 'additional' and the reason, if this is a second primary.",
        [],
        [new("referral", open.Value, new Dictionary<string, string>())]);

    internal static Refusal? CheckAnswers(ProvideInformation command, List<int> open)
    {
        for (var i = 0; i < command.Answers.Count; i++)
            if (!open.Contains(command.Answers[i].Item) || command.Answers.Take(i).Any(a => a.Item == command.Answers[i].Item))
                return Refusal.Invalid($"/answers/{i}/item", RefusalCode.ValidationFailed, "This is not the number of an open "
                    + "question, or it is answered twice. The referral's questions carry their numbers.");

        var unanswered = open.Except(command.Answers.Select(a => a.Item)).ToList();
        return unanswered.Count == 0
            ? null
            : Refusal.Invalid("/answers", RefusalCode.ValidationFailed, $"Question {string.Join(", ", unanswered)} has no answer. "
                + "Answer every open question at once.");
    }

    private static string Describe(Referral state) => state switch
    {
        Referral.Sent => "has been sent and waits to be picked up",
        Referral.Received => "has been received and waits for a decision",
        Referral.AwaitingInformation => "waits for information from the referring trust",
        Referral.Accepted => "has been accepted",
        Referral.OnPathway => "is on a pathway",
        Referral.Rejected => "has been rejected",
        Referral.Withdrawn => "has been withdrawn",
        Referral.Redirected => "has been redirected",
        _ => "has not been sent",
    };
}
