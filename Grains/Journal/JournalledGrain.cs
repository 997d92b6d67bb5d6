using InterTrust.Organisations;
using InterTrust.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InterTrust.Journal;

/// <summary>
/// Hosts one event-sourced entity. After a storage fault it drops its state, deactivates and throws: the caller learns that the outcome
/// is unknown.
/// </summary>
public abstract partial class JournalledGrain<TState, TCommand, TEvent, TContext>(
    IJournal journal, IAggregate<TState, TCommand, TEvent, TContext> aggregate, IContextReader<TState, TCommand, TContext> contexts,
    ILogger logger) : Grain
    where TState : class
    where TCommand : notnull
{
    private CommandRunner<TState, TCommand, TEvent, TContext> runner = null!;
    private HomeSite homeSite = null!;

    public sealed override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        runner = new(journal, aggregate, contexts, this.GetPrimaryKeyString());
        homeSite = ServiceProvider.GetRequiredService<HomeSite>();
        return Task.CompletedTask;
    }

    protected ValueTask<TState> Current()
    {
        MigrateToHomeSite();
        return runner.Current();
    }

    protected Task<IReadOnlyList<HistoryEvent>> ReadHistory() => runner.History();

    protected async Task<(Decision<TEvent> Decision, TState State)> ExecuteCore(TCommand command, CommandContext context)
    {
        MigrateToHomeSite();
        using var activity = CommandActivity.Start(command, context.Author);
        try
        {
            var result = await runner.Execute(command, context);
            activity.Complete(result.Decision.Code, () => aggregate.TraceTags(result.State));
            return result;
        }
        catch (Exception e)
        {
            activity.Fail(e);
            if (e is StorageUncertainException or StorageUnavailableException)
                DropState(e.GetType().Name);
            throw;
        }
    }

    /// <summary>
    /// The grain was activated elsewhere while no silo ran at its home site. It migrates rather than deactivates, because callers that
    /// have its address cached would activate it again in the same place.
    /// </summary>
    private void MigrateToHomeSite()
    {
        if (homeSite.IsAwayFromHome(this.GetPrimaryKeyString()))
            MigrateOnIdle();
    }

    private void DropState(string fault)
    {
        runner.DropState();
        LogStateDropped(logger, aggregate.Table.Name, this.GetPrimaryKeyString(), fault);
        DeactivateOnIdle();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Id} drops its state after {Fault}")]
    private static partial void LogStateDropped(ILogger logger, string kind, string id, string fault);
}
