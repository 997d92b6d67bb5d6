namespace InterTrust;

/// <summary>
/// A clock that never goes back. Orleans uses the time of day for grain collection and silo probes: with the machine's clock set back, it
/// activates no grain and detects no dead silo until the old time is reached. Instead, the hub's time runs a little slower until the
/// machine's clock has caught up.
/// </summary>
/// <param name="clock">The clock that may be set back.</param>
public sealed class MonotonicTimeProvider(TimeProvider clock) : TimeProvider
{
    private const double SlowRate = 0.9;

    private readonly Lock gate = new();
    private DateTimeOffset last;
    private long lastRead = clock.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var (now, read) = (clock.GetUtcNow(), clock.GetTimestamp());
            var earliest = last + SlowRate * clock.GetElapsedTime(lastRead, read);
            (last, lastRead) = (now > earliest ? now : earliest, read);
            return last;
        }
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
