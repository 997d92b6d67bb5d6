using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Pages;

/// <summary>The labels of statuses, commands and other codes on a screen.</summary>
public static class Labels
{
    public static string Status(string status) => status switch
    {
        "sent" => "To receive",
        "received" => "To decide",
        "informationRequested" => "Question open",
        "accepted" => "Accepted",
        "pathwayCreated" => "Accepted: new pathway",
        "pathwayJoined" => "Accepted: joined a pathway",
        "rejected" => "Rejected",
        "withdrawn" => "Withdrawn",
        "redirected" => "Redirected",
        "open" => "Open",
        "closed" => "Closed",
        _ => status,
    };

    public static string Clock(ClockStatus status, int daysLeft, int day = 0, bool? met = null) => status switch
    {
        ClockStatus.OnTrack => $"{Format.Days(daysLeft)} left",
        ClockStatus.PlanNow => $"{Format.Days(daysLeft)} left: plan now",
        ClockStatus.ActToday => daysLeft == 0 ? "Last day: act today" : $"{Format.Days(daysLeft)} left: act today",
        ClockStatus.Breached => $"Breached by {Format.Days(-daysLeft)}",
        _ => met switch { true => $"Stopped on day {day}: met", false => $"Stopped on day {day}: missed", null => "No clock is running" },
    };

    /// <summary>The awaited command, after the name of the trust.</summary>
    public static string WaitsFor(string command) => command switch
    {
        "receive" => "to pick it up",
        "decide" => "to decide",
        "provideInformation" => "to answer a question",
        "acknowledge" => "to acknowledge the rejection",
        "pathway" => "to add it to a pathway",
        _ => command,
    };

    public static string Matched(string reason) => reason switch
    {
        "nhsNumber" => "NHS number agrees",
        "birthDate" => "birth date agrees",
        "familyName" => "family name agrees",
        "tumourGroup" => "same tumour group",
        "chosenByPerson" => "a person chose it",
        "identityConfirmedByPerson" => "a person confirmed who it is",
        "noOpenPathway" => "the patient had no open pathway",
        "noOpenPathwayInTumourGroup" => "no open pathway in the tumour group",
        "noSinglePathway" => "no single pathway matched",
        _ => reason,
    };

    /// <summary>The day from which a transfer counts.</summary>
    public static string Policy(string policy) => policy switch
    {
        "sent" => "the day on which the referral was sent",
        "sentAndComplete" => "the day on which the referral was sent and its minimum data set complete",
        _ => policy,
    };

    /// <summary>The name of a command's page and the text of its button.</summary>
    public static string Action(string command) => command switch
    {
        "receive" => "Pick up",
        "accept" => "Accept",
        "reject" => "Reject",
        "requestInformation" => "Ask for information",
        "redirect" => "Pass to another trust",
        "assign" => "Change owner",
        "undoMatch" => "Undo the match",
        "amend" => "Amend the data",
        "provideInformation" => "Answer the questions",
        "withdraw" => "Withdraw",
        "acknowledge" => "Seen: take off our list",
        _ => command,
    };

    public static string Name(this ReferralStatus status) => HubJson.NameOf(status);
}
