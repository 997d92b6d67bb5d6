namespace InterTrust;

/// <summary>What a rule answers: it happens, it is already so, or no, because. Never a silent nothing.</summary>
/// <typeparam name="TEvent">What may happen.</typeparam>
public abstract record Decision<TEvent>
{
    /// <summary>The outcome in metrics and traces; dashboards and alerts read these values, so they never change.</summary>
    public string Code => this switch
    {
        Refuse { Refusal.Code: var code } => code.ToString(),
        Apply => "Happens",
        _ => "AlreadySo",
    };

    /// <summary>These things happen, in this order.</summary>
    public sealed record Apply(IReadOnlyList<TEvent> Events) : Decision<TEvent>;

    /// <summary>Nothing needs to happen: it is already so.</summary>
    public sealed record Unchanged : Decision<TEvent>;

    /// <summary>It may not happen.</summary>
    public sealed record Refuse(Refusal Refusal) : Decision<TEvent>;
}
