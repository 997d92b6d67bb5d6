namespace InterTrust.Journal;

/// <summary>
/// Runs the commands of one entity. It decides on the state in memory, or on none for a command that usually creates the entity, and
/// commits; when another activation of the same grain committed first, it reads and decides again. Unique keys of the database guarantee
/// "once"; the state in memory is never ahead of what is committed.
/// </summary>
public sealed class CommandRunner<TState, TCommand, TEvent, TContext>(
    IJournal journal, IAggregate<TState, TCommand, TEvent, TContext> aggregate, IContextReader<TState, TCommand, TContext> contexts,
    string id)
    where TState : class
{
    private const int Attempts = 5;

    private static readonly Refusal Stale = new(
        RefusalCode.VersionMismatch,
        "It has changed since you looked. Look at 'current', and repeat the command with its ETag if it is still right.");

    private TState? state;

    /// <summary>The state. The initial state is not cached: another grain's commit may create the entity.</summary>
    public async ValueTask<TState> Current() =>
        state ?? (await journal.Load(aggregate.Table, id) is { } stored ? state = aggregate.Load(stored) : aggregate.Initial(id));

    public Task<IReadOnlyList<HistoryEvent>> History() => journal.History(aggregate.Table, id);

    public void DropState() => state = null;

    /// <summary>Decides a command and commits its events.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its author, its id and the version that the author looked at.</param>
    public async Task<(Decision<TEvent> Decision, TState State)> Execute(TCommand command, CommandContext context)
    {
        var fromMemory = state is not null;
        var current = state ?? (aggregate.UsuallyCreates(command) ? aggregate.Initial(id) : await Current());
        for (var attempt = 1; ; attempt++)
        {
            var ruleContext = await contexts.Read(current, command, context.Author);
            var decision = CheckVersion(aggregate.Decide(current, command, context.Author, ruleContext), current, context);
            if (decision is not Decision<TEvent>.Apply apply)
            {
                if (!fromMemory)
                    return (await UnchangedIfRecorded(decision, current, context), current);
                // No unique key guards a result that writes nothing, and this grain may be active twice: decide on the stored state.
                (fromMemory, state) = (false, null);
                current = await Current();
                continue;
            }

            var next = apply.Events.Aggregate(current, aggregate.Evolve);
            var commit = aggregate.CreateCommit(id, current, apply.Events, next, context, ruleContext);
            if (await journal.Commit(commit with { Companion = apply.Companion }))
                return (apply, state = next);

            state = null;
            current = await Current();
            if (await journal.IsRecorded(aggregate.Table, id, context.CommandId))
            {
                ruleContext = await contexts.Read(current, command, context.Author);
                return (ToUnchanged(aggregate.Decide(current, command, context.Author, ruleContext)), current);
            }
            if (aggregate.VersionOf(current) == commit.ExpectedVersion && await contexts.ExplainConflict(next) is { } refusal)
                return (new Decision<TEvent>.Refuse(refusal), current);
            if (attempt == Attempts)
                throw new StorageUnavailableException();
        }
    }

    private Decision<TEvent> CheckVersion(Decision<TEvent> decision, TState current, CommandContext context) =>
        context.ExpectedVersion is { } expected && expected != aggregate.VersionOf(current) && !IsNotPermitted(decision)
            ? new Decision<TEvent>.Refuse(Stale)
            : decision;

    /// <summary>A repeat of a recorded command is not refused, unless its content differs.</summary>
    private async Task<Decision<TEvent>> UnchangedIfRecorded(Decision<TEvent> decision, TState current, CommandContext context) =>
        decision is Decision<TEvent>.Refuse && !IsNotPermitted(decision) && aggregate.VersionOf(current) > 0
            && await journal.IsRecorded(aggregate.Table, id, context.CommandId)
            ? ToUnchanged(decision)
            : decision;

    private static Decision<TEvent> ToUnchanged(Decision<TEvent> decision) =>
        decision is Decision<TEvent>.Refuse { Refusal.Code: RefusalCode.IdempotencyKeyReused }
            ? decision
            : new Decision<TEvent>.Unchanged();

    /// <summary>A caller without permission learns nothing of the state: neither its version nor whether a command was recorded.</summary>
    private static bool IsNotPermitted(Decision<TEvent> decision) =>
        decision is Decision<TEvent>.Refuse { Refusal.Code: RefusalCode.NotFound or RefusalCode.OdsNotPermitted };
}
