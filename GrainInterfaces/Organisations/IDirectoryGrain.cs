using InterTrust.Identity;
using InterTrust.Pathways;
using Orleans.Concurrency;

namespace InterTrust.Organisations;

/// <summary>The directory of organisations. One grain, key <c>directory</c>.</summary>
[Alias("directory"), GrainInterfaceType("directory")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>All of them, by code.</summary>
    [ReadOnly, Alias("all")]
    Task<OrganisationList> All();

    /// <summary>Adds or replaces an organisation.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <exception cref="StorageUncertainException">It may or may not have been stored.</exception>
    [Alias("put")]
    Task<OrganisationList> Put(Organisation organisation);
}

/// <summary>The content of the directory.</summary>
/// <param name="Version">The number of changes so far; the ETag.</param>
/// <param name="Organisations">The organisations, by code.</param>
[GenerateSerializer, Immutable, Alias("directory.list")]
public sealed record OrganisationList([property: Id(0)] int Version, [property: Id(1)] IReadOnlyList<Organisation> Organisations);

/// <summary>An NHS trust that sends or receives referrals.</summary>
/// <param name="Ods">ORGANISATION IDENTIFIER.</param>
/// <param name="Name">ORGANISATION NAME.</param>
/// <param name="Role"><c>secondary</c> or <c>tertiary</c>.</param>
/// <param name="Services">The services that receive referrals.</param>
/// <param name="Limits">When a referral to or from it is overdue.</param>
/// <param name="Site">The site whose silos host its grains while one of them runs; any silo when absent.</param>
/// <param name="Thresholds">How many days before its limit a clock needs planning and action; the hub's defaults when absent.</param>
[GenerateSerializer, Immutable, Alias("organisation")]
public sealed record Organisation(
    [property: Id(0)] OdsCode Ods,
    [property: Id(1)] string Name,
    [property: Id(2)] string Role,
    [property: Id(3)] IReadOnlyList<Service> Services,
    [property: Id(4)] OverdueLimits Limits,
    [property: Id(5)] string? Site = null,
    [property: Id(6)] ClockThresholds? Thresholds = null);

/// <summary>A service, usually an MDT, that receives referrals.</summary>
/// <param name="Name">For example <c>Lung MDT</c>.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
[GenerateSerializer, Immutable, Alias("organisation.service")]
public sealed record Service([property: Id(0)] string Name, [property: Id(1)] string TumourGroup);

/// <summary>When a referral is overdue. Working days leave out weekends and English bank holidays.</summary>
/// <param name="ReceiveWorkingDays">Working days from Send to Receive.</param>
/// <param name="DecideWorkingDays">Working days from Send to a decision.</param>
/// <param name="AnswerWorkingDays">Working days from a question to its answer.</param>
/// <param name="Day38WarningDays">The number of days before day 38 from which an undecided referral is overdue.</param>
[GenerateSerializer, Immutable, Alias("organisation.limits")]
public sealed record OverdueLimits(
    [property: Id(0)] int ReceiveWorkingDays = 1,
    [property: Id(1)] int DecideWorkingDays = 2,
    [property: Id(2)] int AnswerWorkingDays = 2,
    [property: Id(3)] int Day38WarningDays = 5);
