using InterTrust.Identity;

namespace InterTrust.Journal;

/// <summary>Reads what the rules of an entity may know besides its state, from other grains and from the database.</summary>
public interface IContextReader<in TState, in TCommand, TContext>
{
    ValueTask<TContext> Read(TState state, TCommand command, Author author);

    /// <summary>Why a unique key held by another entity refused the state, or null to decide again.</summary>
    Task<Refusal?> ExplainConflict(TState refused);
}
