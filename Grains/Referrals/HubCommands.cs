using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>A command that only the hub gives. Declared with the rules, not the contracts, so that no API can send it.</summary>
[GenerateSerializer, Immutable, Alias("referral.hubCommand")]
public abstract record HubCommand : ReferralCommand;

/// <summary>The accepted referral is on its pathway.</summary>
[GenerateSerializer, Immutable, Alias("referral.recordPathway")]
public sealed record RecordPathway([property: Id(0)] PathwayLink Link) : HubCommand;

/// <summary>Sends a redirected referral to the third trust.</summary>
/// <param name="From">The referring trust, which stays the same.</param>
/// <param name="To">The third trust.</param>
/// <param name="DataSet">The data set when it was redirected.</param>
/// <param name="ClientReference">The sender's own reference for it.</param>
/// <param name="Redirected">The referral that was redirected.</param>
/// <param name="ReceivedDate">The original received date, which a redirection keeps.</param>
/// <param name="Transfers">The transfers so far.</param>
/// <param name="Assessment">The assessment of the data set when it was received.</param>
[GenerateSerializer, Immutable, Alias("referral.arrive")]
public sealed record SendRedirected(
    [property: Id(0)] OdsCode From,
    [property: Id(1)] OdsCode To,
    [property: Id(2)] byte[] DataSet,
    [property: Id(3)] string? ClientReference,
    [property: Id(4)] ReferralId Redirected,
    [property: Id(5)] DateOnly ReceivedDate,
    [property: Id(6)] IReadOnlyList<Transfer> Transfers,
    [property: Id(7)] DataSetAssessment Assessment) : HubCommand;

/// <summary>The redirected referral is on the third trust's worklist.</summary>
[GenerateSerializer, Immutable, Alias("referral.recordArrival")]
public sealed record RecordRedirection([property: Id(0)] ReferralId Referral) : HubCommand;

/// <summary>The referral is removed from the pathway of the undone match.</summary>
[GenerateSerializer, Immutable, Alias("referral.recordCleared")]
public sealed record RecordPathwayDetached([property: Id(0)] PathwayId Pathway) : HubCommand;

/// <summary>The pathway that the patient was referred on from has the transfer.</summary>
[GenerateSerializer, Immutable, Alias("referral.recordPassedOn")]
public sealed record ConfirmOnwardTransfer : HubCommand;

/// <summary>Records each limit that has passed, once.</summary>
[GenerateSerializer, Immutable, Alias("referral.noteOverdue")]
public sealed record RaiseOverdue : HubCommand;
