using InterTrust.Journal;

namespace InterTrust.Rules.Journal;

public sealed class SharedReadTests
{
    private readonly TaskCompletionSource<int>[] reads = [new(), new(), new()];
    private readonly SharedRead<int> shared;
    private int started;

    public SharedReadTests() => shared = new(() => reads[started++].Task);

    [Fact]
    public async Task Whoever_comes_while_one_reading_runs_shares_the_next()
    {
        var first = shared.Get();
        Task<int>[] late = [shared.Get(), shared.Get(), shared.Get()];
        Assert.Equal(1, started);

        reads[0].SetResult(1);
        reads[1].SetResult(2);

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(late), result => Assert.Equal(2, result));
        Assert.Equal(2, started);
    }

    [Fact]
    public async Task What_is_asked_after_a_reading_ended_is_read_anew()
    {
        for (var n = 0; n < 3; n++)
        {
            var read = shared.Get();
            reads[n].SetResult(n);
            Assert.Equal(n, await read);
        }
    }

    [Fact]
    public async Task A_reading_that_failed_fails_those_who_shared_it_and_nobody_else()
    {
        var (failed, next) = (shared.Get(), shared.Get());
        reads[0].SetException(new StorageUnavailableException());
        reads[1].SetResult(2);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => failed);
        Assert.Equal(2, await next);
    }
}
