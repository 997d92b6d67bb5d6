namespace InterTrust.Hosting;

/// <summary>
/// The hub's time: the Monday morning that the samples are written for, moved on by tests only. Timers and waits use the machine's
/// time, because the silos' own work needs them.
/// </summary>
public sealed class HubClock : TimeProvider
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private TimeSpan offset = Monday - System.GetUtcNow();
    private bool usesMachineTime;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return usesMachineTime ? System.GetUtcNow() : System.GetUtcNow() + offset;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
            offset += by;
    }

    public void AdvanceTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());

    /// <summary>Returns the machine's time until disposed: a joining silo compares this clock with the machine's.</summary>
    public IDisposable UseMachineTime()
    {
        lock (gate)
            usesMachineTime = true;
        return new MachineTime(this);
    }

    private sealed class MachineTime(HubClock clock) : IDisposable
    {
        public void Dispose()
        {
            lock (clock.gate)
                clock.usesMachineTime = false;
        }
    }
}
