using InterTrust.Identity;

namespace InterTrust.Journal;

/// <summary>The rules of an event-sourced entity and its stored form: pure functions, tested without Orleans.</summary>
/// <typeparam name="TState">Its state: the fold of its events.</typeparam>
/// <typeparam name="TCommand">The commands that it takes.</typeparam>
/// <typeparam name="TEvent">The events that it stores.</typeparam>
/// <typeparam name="TContext">What else its rules may read.</typeparam>
public interface IAggregate<TState, in TCommand, TEvent, in TContext>
{
    Table Table { get; }

    /// <summary>
    /// Whether the command usually creates the entity, so that reading it first would be wasted. Where the entity exists after all, the
    /// rule compares the content with the first command's: the id alone would take another body for a repeat.
    /// </summary>
    bool UsuallyCreates(TCommand command);

    /// <summary>The state before the first event.</summary>
    TState Initial(string id);

    /// <summary>The state as it was stored.</summary>
    TState Load(StoredState stored);

    Decision<TEvent> Decide(TState state, TCommand command, Author author, TContext context);

    TState Evolve(TState state, TEvent e);

    /// <summary>The number of events; 0 before the first.</summary>
    int VersionOf(TState state);

    /// <summary>The events and the row that store a decision.</summary>
    Commit CreateCommit(
        string id, TState before, IReadOnlyList<TEvent> events, TState after, CommandContext commandContext, TContext ruleContext);

    /// <summary>What a trace may show of the state: its status and its trusts, never the patient.</summary>
    IEnumerable<KeyValuePair<string, object?>> TraceTags(TState state);
}
