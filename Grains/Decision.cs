using InterTrust.Journal;

namespace InterTrust;

/// <summary>What a rule decides about a command: apply these events, nothing to change, or refuse.</summary>
/// <typeparam name="TEvent">The events of the referral or pathway.</typeparam>
public abstract record Decision<TEvent>
{
    /// <summary>The outcome in metrics and traces; dashboards and alerts read these values, so they never change.</summary>
    public string Code => this switch
    {
        Refuse { Refusal.Code: var code } => code.ToString(),
        Apply => "Happens",
        _ => "AlreadySo",
    };

    /// <summary>The result for the caller, with the state as the caller may see it.</summary>
    public CommandResult<TView> ToResult<TView>(TView? view) where TView : class => this switch
    {
        Refuse { Refusal: var refusal } => new Refused<TView>(refusal, view),
        _ when view is null => throw new InvalidOperationException("A command that was not refused leaves something to show."),
        Apply => new Applied<TView>(view),
        _ => new Unchanged<TView>(view),
    };

    /// <summary>The decision with each of its events changed.</summary>
    public Decision<TEvent> SelectEvents(Func<TEvent, TEvent> change) =>
        this is Apply apply ? apply with { Events = [.. apply.Events.Select(change)] } : this;

    /// <summary>These events are to be stored, in this order.</summary>
    /// <param name="Events">At least one.</param>
    /// <param name="Companion">The commit of another grain, stored in the same transaction.</param>
    public sealed record Apply(IReadOnlyList<TEvent> Events, Commit? Companion = null) : Decision<TEvent>;

    /// <summary>The state is already as the command wants it.</summary>
    /// <param name="RecordedAs">The id of another grain, if that one holds the state.</param>
    public sealed record Unchanged(string? RecordedAs = null) : Decision<TEvent>;

    /// <summary>The command is not allowed.</summary>
    public sealed record Refuse(Refusal Refusal) : Decision<TEvent>;
}
