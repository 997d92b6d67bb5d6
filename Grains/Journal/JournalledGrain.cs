using InterTrust.Organisations;
using InterTrust.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InterTrust.Journal;

/// <summary>
/// A virtual actor whose state is the fold of its events: read, decide, write, answer. Rules decide; this hosts. Whatever storage
/// does, memory is never ahead of it: on a fault the actor forgets and goes away, and the caller is told that it does not know.
/// </summary>
/// <typeparam name="TState">How it stands.</typeparam>
/// <typeparam name="TEvent">What may happen to it.</typeparam>
public abstract partial class JournalledGrain<TState, TEvent>(IJournal journal, Table table, ILogger logger) : Grain
    where TState : class
{
    private const int Attempts = 5;

    /// <summary>Null until it is needed: a new actor inserts at version 0 and reads only on a conflict.</summary>
    private TState? memory;

    private HomeSite home = null!;

    public sealed override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        home = ServiceProvider.GetRequiredService<HomeSite>();
        return Task.CompletedTask;
    }

    /// <summary>How it stands before anything was said to it.</summary>
    protected abstract TState Initial { get; }

    protected abstract int VersionOf(TState state);

    protected abstract TState Restore(StoredState stored);

    protected abstract TState Evolve(TState state, TEvent e);

    /// <summary>The events as they are written.</summary>
    protected abstract IReadOnlyList<NewEvent> Serialize(TState before, IReadOnlyList<TEvent> events, CommandContext said);

    /// <summary>The row of the state.</summary>
    protected abstract ValueTask<IReadOnlyList<object?>> RowOf(TState state);

    /// <summary>
    /// Another actor holds a key that this write needs: why the command cannot be done, or null to decide again.
    /// </summary>
    protected abstract Task<Refusal?> ExplainConflict(TState refused);

    /// <summary>The state, read if it is not in memory. What is not there is not remembered: another actor's commit may bring it.</summary>
    protected async ValueTask<TState> Current()
    {
        MigrateToHomeSite();
        return memory ?? (await journal.Load(table, this.GetPrimaryKeyString()) is { } stored ? memory = Restore(stored) : Initial);
    }

    /// <summary>What the rule says to a command.</summary>
    /// <param name="Outcome">It happens, it is already so, or no.</param>
    /// <param name="Together">What another actor's row gets in the same transaction, where it happens.</param>
    protected readonly record struct CommittedDecision(Decision<TEvent> Outcome, Commit? Together = null)
    {
        public static implicit operator CommittedDecision(Decision<TEvent> outcome) => new(outcome);
    }

    /// <summary>What came of a command, and how it stands then.</summary>
    protected sealed record Execution(Decision<TEvent> Outcome, TState State);

    /// <summary>What a span may say of the state: its status, and whose it is.</summary>
    protected abstract IEnumerable<KeyValuePair<string, object?>> TagsOf(TState state);

    /// <summary>Decides, writes, answers; as often as another activation of this actor gets in between.</summary>
    /// <param name="command">What is said; known to telemetry by its name.</param>
    /// <param name="said">Who says it, under which id, looking at which version.</param>
    /// <param name="creates">
    /// The command usually finds nothing there, so that reading first would be in vain. Where it finds something, the rule compares
    /// what was said then: the id of the command alone would take another body for a repeat.
    /// </param>
    /// <param name="decide">The rule, with what it needs to know gathered.</param>
    protected async Task<Execution> ExecuteCommand(object command, CommandContext said, bool creates, Func<TState, ValueTask<CommittedDecision>> decide)
    {
        using var telling = CommandActivity.Start(command, said.Author);
        try
        {
            var told = await ExecuteCommand(said, creates, decide);
            telling.Complete(told.Outcome.Code);
            foreach (var (tag, value) in telling.Span is null ? [] : TagsOf(told.State))
                telling.Span?.SetTag(tag, value);
            return told;
        }
        catch (Exception e)
        {
            telling.Fail(e);
            throw;
        }
    }

    private async Task<Execution> ExecuteCommand(CommandContext said, bool creates, Func<TState, ValueTask<CommittedDecision>> decide)
    {
        MigrateToHomeSite();
        try
        {
            var remembered = memory is not null;
            var state = memory ?? (creates ? Initial : await Current());
            for (var attempt = 1; ; attempt++)
            {
                var (outcome, together) = await decide(state);
                if (said.ExpectedVersion is { } looked && looked != VersionOf(state) && !IsNotPermitted(outcome))
                    outcome = new Decision<TEvent>.Refuse(Stale);
                if (outcome is not Decision<TEvent>.Apply happens)
                {
                    if (!remembered)
                        return await AsRepeat(said, state, outcome);
                    // No key of the database guards an answer that writes nothing, and this actor may live twice.
                    (remembered, memory) = (false, null);
                    state = await Current();
                    continue;
                }

                var next = happens.Events.Aggregate(state, Evolve);
                var commit = new Commit(table, this.GetPrimaryKeyString(), VersionOf(state), said.CommandId, Serialize(state, happens.Events, said), await RowOf(next));
                if (await journal.Commit(commit with { Companion = together }))
                    return new(happens, memory = next);

                var before = VersionOf(state);
                memory = null;
                state = await Current();
                if (await journal.IsRecorded(table, this.GetPrimaryKeyString(), said.CommandId))
                    return Repeat(state, (await decide(state)).Outcome);
                if (VersionOf(state) == before && await ExplainConflict(next) is { } refusal)
                    return new(new Decision<TEvent>.Refuse(refusal), state);
                if (attempt == Attempts)
                    throw new StorageUnavailableException();
            }
        }
        catch (Exception e) when (e is StorageUncertainException or StorageUnavailableException)
        {
            DropState(e.GetType().Name);
            throw;
        }
    }

    protected async Task<IReadOnlyList<HistoryEvent>> History() => await journal.History(table, this.GetPrimaryKeyString());

    /// <summary>A no to something that was said before is not a no, unless something else was said: the answer is what came of it then.</summary>
    private async Task<Execution> AsRepeat(CommandContext said, TState state, Decision<TEvent> outcome) =>
        outcome is Decision<TEvent>.Refuse && !IsNotPermitted(outcome) && VersionOf(state) > 0 && await journal.IsRecorded(table, this.GetPrimaryKeyString(), said.CommandId)
            ? Repeat(state, outcome)
            : new(outcome, state);

    /// <summary>What was said before is already so, unless the same key came with other words.</summary>
    private static Execution Repeat(TState state, Decision<TEvent> outcome) =>
        new(outcome is Decision<TEvent>.Refuse { Refusal.Code: RefusalCode.IdempotencyKeyReused } ? outcome : new Decision<TEvent>.Unchanged(), state);

    /// <summary>Whoever may not say it learns nothing of how it stands, not even that it has changed or that somebody else said the same.</summary>
    private static bool IsNotPermitted(Decision<TEvent> outcome) =>
        outcome is Decision<TEvent>.Refuse { Refusal.Code: RefusalCode.NotFound or RefusalCode.OdsNotPermitted };

    /// <summary>
    /// It was born elsewhere while no silo lived at its home. It migrates, because where one only goes away, whoever remembers its
    /// address calls it back to life in the same place.
    /// </summary>
    private void MigrateToHomeSite()
    {
        if (home.IsAwayFromHome(this.GetPrimaryKeyString()))
            MigrateOnIdle();
    }

    private void DropState(string fault)
    {
        memory = null;
        LogForgotten(logger, table.Name, this.GetPrimaryKeyString(), fault);
        DeactivateOnIdle();
    }

    private static readonly Refusal Stale =
        new(RefusalCode.VersionMismatch, "It has changed since you looked. Look at 'current', and repeat the command with its ETag if it is still right.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Id} drops its memory after {Fault}")]
    private static partial void LogForgotten(ILogger logger, string kind, string id, string fault);
}
