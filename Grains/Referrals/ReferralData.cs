using System.Text.Json.Serialization;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>The data of a referral in every status.</summary>
public sealed record ReferralData
{
    public required ReferralId Id { get; init; }
    public required OdsCode From { get; init; }
    public required OdsCode To { get; init; }

    /// <summary>The number of events.</summary>
    public required int Version { get; init; }

    [JsonPropertyName("reading")]
    public required DataSetAssessment Assessment { get; init; }

    /// <summary>The version in which the data set last changed.</summary>
    public required int DatasetVersion { get; init; }

    /// <summary>A hash of what was sent: the same key with another body is refused.</summary>
    public required string Fingerprint { get; init; }

    public required DateTimeOffset SentAt { get; init; }
    /// <summary>When the hub delivered it, in Europe/London; a redirection keeps it.</summary>
    public required DateOnly ReceivedDate { get; init; }
    public required IReadOnlyList<Transfer> Transfers { get; init; }
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The passed limits that are recorded.</summary>
    [JsonPropertyName("raised")]
    public IReadOnlyList<Overdue> OverdueRaised { get; init; } = [];

    /// <summary>The person or team at the receiver that it is assigned to.</summary>
    public string? Owner { get; init; }

    /// <summary>When a person at the receiver picked it up.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
    public string? ClientReference { get; init; }
    public ReferralId? Replaces { get; init; }
    public string? AdditionalReason { get; init; }

    /// <summary>The referrer's pathway that the patient is referred on from.</summary>
    public PathwayId? OnwardFrom { get; init; }

    /// <summary>The transfer is still to be recorded on that pathway.</summary>
    [JsonPropertyName("toPassOn")]
    public bool OnwardTransferPending { get; init; }

    /// <summary>0, plus one for each match that was undone.</summary>
    public int Attempt { get; init; }

    /// <summary>The pathway of an undone match, until the referral is removed from it.</summary>
    [JsonPropertyName("toClear")]
    public PathwayDetachment? PathwayToDetach { get; init; }

    /// <summary>Stored with the event that brought it; <see cref="ReferralAggregate.Load"/> sets it.</summary>
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

    /// <summary>With a pathway: from now on the pathway that the patient was referred on from needs the transfer.</summary>
    internal ReferralData WithPathway() => this with { OnwardTransferPending = OnwardFrom is not null };

    internal ReferralData WithDataSet(DataSetAssessment assessment, EnfDocument? dataSet) =>
        this with { Assessment = assessment, DataSet = dataSet ?? DataSet, DatasetVersion = Version };

    internal ReferralData WithQuestions(InformationRequested requested) => this with
    {
        Questions =
        [
            .. Questions,
            .. requested.Items.Select((item, i) => new Question(
                Questions.Count + i + 1, item.Pointer, item.Question, requested.At, requested.NeededBy, null, null)),
        ],
    };

    internal ReferralData WithAnswers(InformationProvided provided)
    {
        var answers = provided.Answers.ToDictionary(a => a.Item, a => a.Text);
        var answered = this with
        {
            Questions =
            [
                .. Questions.Select(q =>
                    answers.TryGetValue(q.Item, out var text) ? q with { Answer = text, AnsweredAt = provided.At } : q),
            ],
        };
        return provided.Assessment is null ? answered : answered.WithDataSet(provided.Assessment, provided.DataSet);
    }
}

/// <summary>A pathway that the referral was matched to in error.</summary>
public sealed record PathwayDetachment(PathwayId Pathway, string Reason, DateTimeOffset At);

/// <summary>How a referral was accepted.</summary>
public sealed record Acceptance(
    DateTimeOffset At, PathwayMode Mode, MatchPlan Plan, bool IdentityConfirmed, string? Owner, string? Note)
{
    internal static Acceptance From(ReferralAccepted e) =>
        new(e.At, e.Mode, e.Plan, e.IdentityConfirmedReason is not null, e.Owner, e.Note);
}
