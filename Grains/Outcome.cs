namespace InterTrust;

/// <summary>What a rule answers: it happens, it is already so, or no, because. Never a silent nothing.</summary>
/// <typeparam name="TEvent">What may happen.</typeparam>
public abstract record Outcome<TEvent>
{
    /// <summary>What metrics and traces call it: of a refusal its code, never its sentence.</summary>
    public string Code => this is No { Refusal.Code: var code } ? code.ToString() : GetType().Name;

    /// <summary>These things happen, in this order.</summary>
    public sealed record Happens(IReadOnlyList<TEvent> Events) : Outcome<TEvent>;

    /// <summary>Nothing needs to happen: it is already so.</summary>
    public sealed record AlreadySo : Outcome<TEvent>;

    /// <summary>It may not happen.</summary>
    public sealed record No(Refusal Refusal) : Outcome<TEvent>;
}
