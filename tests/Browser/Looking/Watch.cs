using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace InterTrust.Browser;

/// <summary>
/// Listens to one person's browser. Errors of scripts, broken content policies, parts of a page that do not load, 5xx, and requests to any
/// host but the hub are wrong, whatever the test is about.
/// </summary>
public sealed class Watch
{
    /// <summary>Chromium says this of every 4xx; <see cref="Answered"/> knows which of those are wrong.</summary>
    private const string LoadFailed = "Failed to load resource";

    private readonly Uri hub;
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly ConcurrentQueue<IResponse> answers = new();
    private volatile bool hubIsGone;

    internal Watch(IBrowserContext context, Uri hub)
    {
        this.hub = hub;
        context.Console += (_, said) => Hear(said);
        context.WebError += (_, error) => Note($"A script failed: {error.Error}");
        context.Request += (_, request) => CheckAddress(new(request.Url));
        context.Response += (_, answer) => Answered(answer);
        context.RequestFailed += (_, request) => Lost(request);
    }

    public IEnumerable<string> Wrong => wrong;

    /// <summary>Every answer so far.</summary>
    public IReadOnlyCollection<IResponse> Answers => answers;

    /// <summary>While the test has killed the hub, what cannot be had is no news.</summary>
    internal async Task WhileTheHubIsGone(Func<Task> act)
    {
        hubIsGone = true;
        await act();
        hubIsGone = false;
    }

    private void Note(string what) => wrong.Enqueue(what);

    private void Hear(IConsoleMessage said)
    {
        if (said.Type is "error" or "warning" && !said.Text.StartsWith(LoadFailed, StringComparison.Ordinal))
            Note($"The console says: {said.Text} ({said.Location})");
    }

    private void CheckAddress(Uri address)
    {
        if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != hub.Authority)
            Note($"Another host was asked: {address}");
    }

    private void Answered(IResponse answer)
    {
        answers.Enqueue(answer);
        if (answer.Status >= 500 || (answer.Status >= 400 && answer.Request.ResourceType != "document"))
            Note($"{answer.Request.Method} {answer.Url}: {answer.Status}");
    }

    /// <summary>A page that is left behind aborts what it still loads.</summary>
    private void Lost(IRequest request)
    {
        if (!hubIsGone && request.Failure is not "net::ERR_ABORTED")
            Note($"{request.Method} {request.Url}: {request.Failure}");
    }
}
