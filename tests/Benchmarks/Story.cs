using System.Collections.Concurrent;

namespace InterTrust.Benchmarks;

/// <summary>What Barnsley and Sheffield say to one another: send, receive, then accept three of four and reject the fourth.</summary>
/// <param name="client">Through which.</param>
/// <param name="first">The first patient; each referral is of another one.</param>
internal sealed class Story(HubClient client, int first = 0)
{
    private static readonly byte[] Nothing = "{}"u8.ToArray();
    private static readonly byte[] OutOfArea = """{"reasonCode":"outOfArea","explanation":"Not ours."}"""u8.ToArray();

    private readonly ConcurrentQueue<Uri> sent = new();
    private readonly ConcurrentQueue<Uri> received = new();
    private int referrals = first;
    private int filled;

    public int Received => received.Count;

    public async Task<bool> Whole(Timed timed)
    {
        var n = Interlocked.Increment(ref referrals);
        var referral = await Send(timed, n);
        await timed.Ask(() => client.Tell(referral, "receive", Nothing));
        return await timed.Ask(() => n % 4 == 0 ? Reject(referral) : Accept(referral));
    }

    public async Task<bool> Send(Timed timed)
    {
        sent.Enqueue(await Send(timed, Interlocked.Increment(ref referrals)));
        return true;
    }

    public async Task<bool> Receive(Timed timed)
    {
        if (!sent.TryDequeue(out var referral))
            return false;
        await timed.Ask(() => client.Tell(referral, "receive", Nothing));
        received.Enqueue(referral);
        return true;
    }

    public Func<Timed, Task<bool>> Accept(int leave) => async timed =>
        received.Count > leave && received.TryDequeue(out var referral) && await timed.Ask(() => Accept(referral));

    public async Task<bool> Reject(Timed timed) => received.TryDequeue(out var referral) && await timed.Ask(() => Reject(referral));

    /// <summary>So many referrals as a trust has them: of ten, two sent, one received, five accepted, two rejected.</summary>
    public Task Fill(int count, int workers) => Load.Run(workers, TimeSpan.MaxValue, async timed =>
    {
        if (Interlocked.Increment(ref filled) > count)
            return false;
        var n = Interlocked.Increment(ref referrals);
        var referral = await Send(timed, n);
        return (n % 10) switch
        {
            < 2 => true,
            2 => await client.Tell(referral, "receive", Nothing),
            < 8 => await Accept(referral),
            _ => await Reject(referral),
        };
    });

    /// <summary>One more comes onto the list.</summary>
    public Task<Uri> Send() => Send(new(), Interlocked.Increment(ref referrals));

    /// <summary>One leaves the list.</summary>
    public Task<bool> Decide(Uri referral) => Interlocked.Increment(ref referrals) % 2 == 0 ? Reject(referral) : Accept(referral);

    private Task<Uri> Send(Timed timed, int n)
    {
        var body = LungReferrals.Body(n);
        return timed.Ask(() => client.Send($"benchmark-{n}", body));
    }

    private Task<bool> Accept(Uri referral) => client.Tell(referral, "accept", Nothing);

    private Task<bool> Reject(Uri referral) => client.Tell(referral, "reject", OutOfArea);
}
