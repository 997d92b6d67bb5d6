namespace InterTrust.Journal;

/// <summary>
/// One reading at a time for all who ask: whoever comes while one runs shares the next, so that no answer is older than its
/// question. For the single thread of an actor.
/// </summary>
public sealed class SharedRead<T>(Func<Task<T>> read)
{
    private Task<T>? running;
    private Task<T>? next;

    public Task<T> Get() => next ?? (running is { IsCompleted: false } ? next = Next(running) : running = read());

    private async Task<T> Next(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (running, next) = (read(), null);
        return await running;
    }
}
