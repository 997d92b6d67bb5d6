namespace InterTrust;

/// <summary>
/// A clock that never goes back and never stands still. Orleans plans by the time of day when an actor leaves memory and when a silo
/// is probed: after the machine's clock was set back, no actor was brought to life and no death was noticed until it had caught up. So the
/// hub's time goes on a little slower than it should, until it is the machine's again.
/// </summary>
/// <param name="clock">The clock that may be set back.</param>
public sealed class MonotonicTimeProvider(TimeProvider clock) : TimeProvider
{
    private const double Slower = 0.9;

    private readonly Lock oneAtATime = new();
    private DateTimeOffset last;
    private long lastRead = clock.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (oneAtATime)
        {
            var (now, read) = (clock.GetUtcNow(), clock.GetTimestamp());
            var least = last + Slower * clock.GetElapsedTime(lastRead, read);
            (last, lastRead) = (now > least ? now : least, read);
            return last;
        }
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
