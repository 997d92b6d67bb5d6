using System.Collections.Concurrent;

namespace InterTrust.Faults;

/// <summary>Trusts that send and accept without a pause, and do not say anything twice: every answer must be a good one.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int Trusts = 4;

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<string> accepted = [];
    private readonly Task[] working;

    private Traffic(Uri door, string name) =>
        working = [.. Enumerable.Range(0, Trusts).Select(trust => Task.Run(() => Work(door, $"{name}-{trust}")))];

    /// <summary>Begins, and returns once the hub is under load.</summary>
    /// <param name="door">Through which.</param>
    /// <param name="name">Nobody else's, because keys are made of it.</param>
    internal static async Task<Traffic> Through(Uri door, string name)
    {
        var traffic = new Traffic(door, name);
        await traffic.GoesOn();
        return traffic;
    }

    /// <summary>Waits until many more were accepted, or until an answer was not a good one.</summary>
    internal async Task GoesOn()
    {
        var more = accepted.Count + 100;
        await Eventually.Sees("a hundred more referrals accepted", async () =>
        {
            foreach (var failed in working.Where(work => work.IsCompleted))
                await failed;
            return accepted.Count;
        }, count => count >= more);
    }

    /// <summary>Ends it; what began is answered.</summary>
    /// <returns>The referrals that were accepted.</returns>
    internal async Task<IReadOnlyCollection<string>> End()
    {
        await stop.CancelAsync();
        await Task.WhenAll(working);
        return accepted;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Work(Uri door, string name)
    {
        using var barnsley = await TrustClient.SignIn(door, "RFF");
        using var sheffield = await TrustClient.SignIn(door, "RHQ");
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var sent = (await barnsley.Send(ReferralBodies.Referral(Patient.New()), $"{name}-{i}")).Is(201);
            (await sheffield.Accept(sent.Id)).Is(200);
            accepted.Add(sent.Id);
        }
    }
}
