namespace InterTrust.Hosting;

/// <summary>
/// The hub's time: the Monday morning that the samples were written for, whatever day it is here, and later only when a test says so.
/// Timers and waits are the machine's, because the silos' own work needs them.
/// </summary>
public sealed class HubClock : TimeProvider
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private TimeSpan ahead = Monday - System.GetUtcNow();
    private bool machine;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return machine ? System.GetUtcNow() : System.GetUtcNow() + ahead;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
            ahead += by;
    }

    public void AdvanceTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());

    /// <summary>Tells the machine's time until it is disposed: a silo that joins compares this clock with the machine's.</summary>
    public IDisposable AsTheMachine()
    {
        lock (gate)
            machine = true;
        return new Again(this);
    }

    private sealed class Again(HubClock clock) : IDisposable
    {
        public void Dispose()
        {
            lock (clock.gate)
                clock.machine = false;
        }
    }
}
