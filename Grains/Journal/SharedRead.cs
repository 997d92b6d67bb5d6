namespace InterTrust.Journal;

/// <summary>
/// Runs one read at a time for all callers. Calls during a read share the next one, so that no result is older than its call. For the
/// single thread of a grain.
/// </summary>
public sealed class SharedRead<T>(Func<Task<T>> read)
{
    private Task<T>? running;
    private Task<T>? next;

    public Task<T> Get() => next ?? (running is { IsCompleted: false } ? next = Next(running) : running = read());

    private async Task<T> Next(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (running, next) = (read(), null);
        return await running;
    }
}
