namespace InterTrust.Calendar;

internal static class TimeProviderExtensions
{
    /// <summary>Now in whole milliseconds, which both databases store exactly.</summary>
    internal static DateTimeOffset Now(this TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
