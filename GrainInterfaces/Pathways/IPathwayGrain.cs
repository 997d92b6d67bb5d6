using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Pathways;

/// <summary>One pathway of one patient at one trust. Its key is the <see cref="PathwayId"/>.</summary>
[Alias("pathway"), GrainInterfaceType("pathway")]
public interface IPathwayGrain : IGrainWithStringKey
{
    /// <summary>Executes a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its author, its id and the version that the author looked at.</param>
    /// <exception cref="StorageUncertainException">It may or may not have been applied.</exception>
    /// <exception cref="StorageUnavailableException">It was not applied.</exception>
    [Alias("tell")]
    Task<CommandResult<PathwayView>> Execute(PathwayCommand command, CommandContext context);

    /// <summary>The pathway as this organisation sees it; null where there is none, or none of its referrals is theirs.</summary>
    /// <param name="ods">The calling organisation.</param>
    [ReadOnly, Alias("read")]
    Task<PathwayView?> Read(OdsCode ods);

    /// <summary>The events, oldest first; null where there is no pathway, or another organisation tracks it.</summary>
    /// <param name="ods">The calling organisation.</param>
    [ReadOnly, Alias("history")]
    Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods);

    /// <summary>The clocks and the allocation on a day; null where there is no pathway, or none of its referrals is theirs.</summary>
    /// <param name="ods">The calling organisation.</param>
    /// <param name="asOf">The day of the calculation; today when null.</param>
    [ReadOnly, Alias("clocks")]
    Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf);

    /// <summary>A prepared onward referral; null where there is no pathway, or another organisation tracks it.</summary>
    /// <param name="ods">The calling organisation.</param>
    [ReadOnly, Alias("onward")]
    Task<OnwardReferral?> Onward(OdsCode ods);
}

/// <summary>An onward referral from a pathway, as far as the hub can fill it in.</summary>
/// <param name="Dataset">The ENF data set.</param>
/// <param name="Transfers">The patient's transfers so far, oldest first.</param>
[GenerateSerializer, Immutable, Alias("pathway.onward")]
public sealed record OnwardReferral([property: Id(0)] RawJson Dataset, [property: Id(1)] IReadOnlyList<Transfer> Transfers);
