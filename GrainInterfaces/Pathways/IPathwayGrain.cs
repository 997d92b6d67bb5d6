using InterTrust.Identity;
using Orleans.Concurrency;

namespace InterTrust.Pathways;

/// <summary>One pathway of one patient at one trust. Its key is the <see cref="PathwayId"/>.</summary>
[Alias("pathway"), GrainInterfaceType("pathway")]
public interface IPathwayGrain : IGrainWithStringKey
{
    /// <summary>Says a command to the pathway.</summary>
    /// <param name="command">What is said.</param>
    /// <param name="context">Who says it, under which id, looking at which version.</param>
    /// <exception cref="StorageUncertainException">It may or may not have happened.</exception>
    /// <exception cref="StorageUnavailableException">It has not happened.</exception>
    [Alias("tell")]
    Task<CommandResult<PathwayView>> Execute(PathwayCommand command, CommandContext context);

    /// <summary>The pathway as this organisation sees it; null where there is none, or none of its referrals is theirs.</summary>
    /// <param name="ods">Who asks.</param>
    [ReadOnly, Alias("read")]
    Task<PathwayView?> Read(OdsCode ods);

    /// <summary>What happened, oldest first; null where there is none, or it is not theirs.</summary>
    /// <param name="ods">Who asks.</param>
    [ReadOnly, Alias("history")]
    Task<IReadOnlyList<HistoryEvent>?> History(OdsCode ods);

    /// <summary>The clocks and the allocation on a day; null where there is no pathway, or none of its referrals is theirs.</summary>
    /// <param name="ods">Who asks.</param>
    /// <param name="asOf">The day on which one looks; today when null.</param>
    [ReadOnly, Alias("clocks")]
    Task<ClocksView?> Clocks(OdsCode ods, DateOnly? asOf);

    /// <summary>What is known already of a referral onward; null where there is no pathway, or another organisation tracks it.</summary>
    /// <param name="ods">Who asks.</param>
    [ReadOnly, Alias("onward")]
    Task<OnwardReferral?> Onward(OdsCode ods);
}

/// <summary>A referral onward from a pathway, as far as the hub knows it.</summary>
/// <param name="Dataset">The ENF data set.</param>
/// <param name="Transfers">The patient's way until here, oldest first.</param>
[GenerateSerializer, Immutable, Alias("pathway.onward")]
public sealed record OnwardReferral([property: Id(0)] RawJson Dataset, [property: Id(1)] IReadOnlyList<Transfer> Transfers);
