using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Pages;

/// <summary>An event of the history as a sentence.</summary>
public sealed class HistoryText(TrustNames trusts)
{
    public string Describe(HistoryEvent e)
    {
        using var json = JsonDocument.Parse(e.Facts.Utf8);
        var data = json.RootElement;
        return e.Type switch
        {
            "referralSent" => $"Sent to {Trust(data, "to")}.",
            "referralReceived" => "Picked up.",
            "referralAmended" => $"The data set was amended{Changed(data)}.",
            "informationRequested" => $"Asked: {Items(data, "items", "question")}",
            "informationProvided" => $"Answered: {Items(data, "answers", "text")}"
                + (data.TryGetProperty("changed", out _) ? $" The data set was amended{Changed(data)}." : ""),
            "referralAccepted" => With("Accepted.", data, "note"),
            "pathwayCreated" => "A pathway was created for it.",
            "pathwayJoined" => "It joined an existing pathway.",
            "referralRejected" => With($"Rejected: {Code("rejectionReason", data)}.", data, "explanation", "nextStep"),
            "referralWithdrawn" => With($"Withdrawn: {Code("withdrawalReason", data)}.", data, "explanation"),
            "referralRedirected" => With($"Passed to {Trust(data, "to")}.", data, "reason"),
            "redirectionArrived" => "It is on the other trust’s worklist.",
            "matchUndone" => With("The match to a pathway was undone.", data, "reason"),
            "pathwayCleared" => "Its events were removed from the pathway.",
            "referralOverdue" => $"Overdue: {Format.Code("overdueStage", Text(data, "stage") ?? "")}.",
            "rejectionAcknowledged" => "The rejection was acknowledged.",
            "referralAssigned" or "pathwayAssigned" => Text(data, "owner") is { } owner ? $"Assigned to {owner}." : "No owner now.",
            "noteAdded" => $"Note: {Text(data, "text")}",
            "transferPassedOn" => "The transfer was recorded on the sender’s pathway.",
            "pathwayRegistered" => "The pathway was registered.",
            "pathwayOpened" => "An accepted referral created the pathway.",
            "referralJoined" => "An accepted referral joined the pathway.",
            "referralDismissed" => With("A referral left the pathway.", data, "reason"),
            "pathwayClosed" => With("The pathway was closed.", data, "reason"),
            "eventRecorded" => $"Recorded: {Entry(data)}.",
            "eventCorrected" => With($"Corrected: {Entry(data)}.", data, "reason"),
            "eventRetracted" => With("An event that did not happen was removed.", data, "reason"),
            "pathwayReopened" => With("The pathway was opened again.", data, "reason"),
            var other => other,
        };
    }

    /// <summary>The author and the trust.</summary>
    public string Author(Author author) => author.Actor == "hub" ? "the hub" : $"{author.Actor}, {trusts.Short(author.Ods)}";

    private static string Entry(JsonElement data) => data.TryGetProperty("entry", out var entry) && Text(entry, "type") is { } type
        ? $"{ClinicalEventType.LabelOf(type)}{(DateInput.Parse(Text(entry, "date")) is { } day ? $" on {Format.Day(day)}" : "")}"
        : "an event";

    private static string With(string sentence, JsonElement data, params string[] more) =>
        string.Join(' ', more.Select(name => Text(data, name)).OfType<string>().Prepend(sentence));

    private static string Code(string list, JsonElement data) => Format.Code(list, Text(data, "reasonCode") ?? "");

    private string Trust(JsonElement data, string name) =>
        OdsCode.TryParse(Text(data, name), null, out var ods) ? trusts.Name(ods) : "another trust";

    private static string Items(JsonElement data, string list, string name) =>
        data.TryGetProperty(list, out var items) ? string.Join(" · ", items.EnumerateArray().Select(item => Text(item, name))) : "";

    /// <summary>The labels of the changed fields; empty if they are unknown.</summary>
    private static string Changed(JsonElement data)
    {
        if (!data.TryGetProperty("changed", out var pointers))
            return "";
        var labels = pointers.EnumerateArray().Select(pointer => DataSetLabels.Label(pointer.GetString()!)).Distinct().ToList();
        return labels is [] ? "" : $"; changed: {string.Join(", ", labels)}";
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
