using System.Text.Json;
using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Pages;

/// <summary>An event of the history as a sentence.</summary>
public sealed class HistoryText(TrustNames trusts)
{
    public string Describe(HistoryEvent happened)
    {
        using var json = JsonDocument.Parse(happened.Facts.Utf8);
        var facts = json.RootElement;
        return happened.Type switch
        {
            "referralSent" => $"Sent to {Trust(facts, "to")}.",
            "referralReceived" => "Picked up.",
            "referralAmended" => $"The data set was sent anew{Changed(facts)}.",
            "informationRequested" => $"Asked: {Items(facts, "items", "question")}",
            "informationProvided" => $"Answered: {Items(facts, "answers", "text")}"
                + (facts.TryGetProperty("changed", out _) ? $" The data set came with it{Changed(facts)}." : ""),
            "referralAccepted" => With("Accepted.", facts, "note"),
            "pathwayCreated" => "A pathway was created for it.",
            "pathwayJoined" => "It joined a pathway that was there.",
            "referralRejected" => With($"Rejected: {Code("rejectionReason", facts)}.", facts, "explanation", "nextStep"),
            "referralWithdrawn" => With($"Withdrawn: {Code("withdrawalReason", facts)}.", facts, "explanation"),
            "referralRedirected" => With($"Passed to {Trust(facts, "to")}.", facts, "reason"),
            "redirectionArrived" => "It stands on the other trust’s worklist.",
            "matchUndone" => With("The match to a pathway was undone.", facts, "reason"),
            "pathwayCleared" => "What it had brought has left the pathway.",
            "referralOverdue" => $"Nobody acted: {Format.Code("overdueStage", Text(facts, "stage") ?? "")}.",
            "rejectionAcknowledged" => "The rejection was looked at.",
            "referralAssigned" or "pathwayAssigned" => Text(facts, "owner") is { } owner ? $"{owner} has it now." : "Nobody has it now.",
            "noteAdded" => $"Noted: {Text(facts, "text")}",
            "transferPassedOn" => "The sender’s pathway has the transfer.",
            "pathwayRegistered" => "The pathway was registered.",
            "pathwayOpened" => "An accepted referral created the pathway.",
            "referralJoined" => "An accepted referral came to the pathway.",
            "referralDismissed" => With("A referral left the pathway.", facts, "reason"),
            "pathwayClosed" => With("Tracked no longer.", facts, "reason"),
            "eventRecorded" => $"Recorded: {Entry(facts)}.",
            "eventCorrected" => With($"Corrected: {Entry(facts)}.", facts, "reason"),
            "eventRetracted" => With("Something that was recorded did not happen.", facts, "reason"),
            "pathwayReopened" => With("Tracked again.", facts, "reason"),
            var other => other,
        };
    }

    /// <summary>The author and the trust.</summary>
    public string Author(Author by) => by.Actor == "hub" ? "the hub" : $"{by.Actor}, {trusts.Short(by.Ods)}";

    private static string Entry(JsonElement facts) => facts.TryGetProperty("entry", out var entry) && Text(entry, "type") is { } type
        ? $"{ClinicalEventType.LabelOf(type)}{(DateInput.Parse(Text(entry, "date")) is { } day ? $" on {Format.Day(day)}" : "")}"
        : "an event";

    private static string With(string sentence, JsonElement facts, params string[] more) =>
        string.Join(' ', more.Select(name => Text(facts, name)).OfType<string>().Prepend(sentence));

    private static string Code(string list, JsonElement facts) => Format.Code(list, Text(facts, "reasonCode") ?? "");

    private string Trust(JsonElement facts, string name) =>
        OdsCode.TryParse(Text(facts, name), null, out var ods) ? trusts.Name(ods) : "another trust";

    private static string Items(JsonElement facts, string list, string name) =>
        facts.TryGetProperty(list, out var items) ? string.Join(" · ", items.EnumerateArray().Select(item => Text(item, name))) : "";

    /// <summary>The labels of the changed fields; empty if they are unknown.</summary>
    private static string Changed(JsonElement facts)
    {
        if (!facts.TryGetProperty("changed", out var pointers))
            return "";
        var labels = pointers.EnumerateArray().Select(pointer => DataSetLabels.Label(pointer.GetString()!)).Distinct().ToList();
        return labels is [] ? "" : $"; changed: {string.Join(", ", labels)}";
    }

    private static string? Text(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
