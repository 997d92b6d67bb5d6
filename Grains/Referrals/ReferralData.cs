using System.Text.Json.Serialization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>What is true of a referral in every status.</summary>
public sealed record ReferralData
{
    public required ReferralId Id { get; init; }
    public required OdsCode From { get; init; }
    public required OdsCode To { get; init; }

    /// <summary>Counts the events.</summary>
    public required int Version { get; init; }

    [JsonPropertyName("reading")]
    public required DataSetAssessment Assessment { get; init; }

    /// <summary>The version in which the data set last changed.</summary>
    public required int DatasetVersion { get; init; }

    /// <summary>What was sent, as a hash: the same key with another body is refused.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset SentAt { get; init; }
    public required DateOnly ReceivedDate { get; init; }
    public required IReadOnlyList<Transfer> Transfers { get; init; }
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The limits that have passed and were said.</summary>
    [JsonPropertyName("raised")]
    public IReadOnlyList<Overdue> OverdueRaised { get; init; } = [];

    /// <summary>Who has it at the receiver.</summary>
    public string? Owner { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }
    public string? ClientReference { get; init; }
    public ReferralId? Replaces { get; init; }
    public string? AdditionalReason { get; init; }

    /// <summary>The referrer's pathway from which the patient goes on.</summary>
    public PathwayId? OnwardFrom { get; init; }

    /// <summary>That pathway does not have the transfer yet.</summary>
    [JsonPropertyName("toPassOn")]
    public bool OnwardTransferPending { get; init; }

    /// <summary>0, and one more each time a match was undone.</summary>
    public int Attempt { get; init; }

    /// <summary>The pathway of an undone match, until what the referral brought has left it.</summary>
    [JsonPropertyName("toClear")]
    public PathwayDetachment? PathwayToDetach { get; init; }

    /// <summary>Stands with the event that brought it; whoever loads the facts puts it back.</summary>
    [JsonIgnore]
    public EnfDocument DataSet { get; init; } = null!;

    internal static ReferralData FromSent(ReferralSent e) => new()
    {
        Id = e.Id,
        From = e.From,
        To = e.To,
        Version = 1,
        Assessment = e.Assessment,
        DataSet = e.DataSet!,
        DatasetVersion = 1,
        Fingerprint = e.Fingerprint,
        SentAt = e.At,
        ReceivedDate = e.ReceivedDate,
        Transfers = e.Transfers,
        ClientReference = e.ClientReference,
        Replaces = e.Replaces,
        AdditionalReason = e.AdditionalReason,
        OnwardFrom = e.OnwardFrom,
    };

    /// <summary>Accepted, and on a pathway: the one from which the patient went on is told of it.</summary>
    internal ReferralData WithPathway() => this with { OnwardTransferPending = OnwardFrom is not null };

    internal ReferralData WithDataSet(DataSetAssessment reading, EnfDocument? dataSet) =>
        this with { Assessment = reading, DataSet = dataSet ?? DataSet, DatasetVersion = Version };

    internal ReferralData WithQuestions(InformationRequested asked) => this with
    {
        Questions =
        [
            .. Questions,
            .. asked.Items.Select((q, i) => new Question(Questions.Count + i + 1, q.Pointer, q.Question, asked.At, asked.NeededBy, null, null)),
        ],
    };

    internal ReferralData WithAnswers(InformationProvided given)
    {
        var answers = given.Answers.ToDictionary(a => a.Item, a => a.Text);
        var answered = this with
        {
            Questions = [.. Questions.Select(q => answers.TryGetValue(q.Item, out var text) ? q with { Answer = text, AnsweredAt = given.At } : q)],
        };
        return given.Assessment is null ? answered : answered.WithDataSet(given.Assessment, given.DataSet);
    }
}

/// <summary>A pathway that the referral came to in error.</summary>
public sealed record PathwayDetachment(PathwayId Pathway, string Reason, DateTimeOffset At);

/// <summary>How a referral was accepted.</summary>
public sealed record Acceptance(
    DateTimeOffset At, PathwayMode Mode, MatchPlan Plan, bool IdentityConfirmed, string? Owner, string? Note)
{
    internal static Acceptance From(ReferralAccepted e) =>
        new(e.At, e.Mode, e.Plan, e.IdentityConfirmedReason is not null, e.Owner, e.Note);
}
