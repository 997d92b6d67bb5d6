using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;
using InterTrust.Api.Wire;
using InterTrust.Security;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(RealHub))]

namespace InterTrust.Api.Hosting;

/// <summary>The hub that all tests share; each uses its own trusts and patients.</summary>
public sealed class RealHub : IAsyncLifetime
{
    /// <summary>Organisations for single tests, entered in the directory at the start.</summary>
    private static readonly Queue<string> Free = new(Enumerable.Range(1, 300).Select(n => $"T{n:000}"));

    private readonly HubFactory factory = new();
    private HttpClient client = null!;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public BreakableStorage Storage => factory.Storage;

    public LogWatch Logs => factory.Logs;

    public Uri Address => factory.Address;

    /// <summary>A client whose responses are not checked.</summary>
    public HttpClient Unchecked { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public IServiceProvider Services => factory.Services;

    public DemoIssuer Issuer => Services.GetRequiredService<DemoIssuer>();

    public Contract Contract { get; private set; } = null!;

    /// <summary>A client without a token.</summary>
    public TrustClient Nobody => With(null);

    /// <summary>The operators.</summary>
    public TrustClient Operators => As("OPS", Scopes.Ops, Scopes.Admin, Scopes.Audit);

    /// <summary>A trust's system, with the scopes of a trust or with only these.</summary>
    public TrustClient As(string ods, params string[] scopes) =>
        With(Issuer.Issue(new DemoClient($"test-{ods}", ods, Scopes.Trust), scopes is [] ? Scopes.Trust : scopes), ods);

    /// <summary>A client with this token.</summary>
    public TrustClient With(string? token, string ods = "") => new(client, token, ods, () => Stop);

    /// <summary>A trust that no other test uses.</summary>
    public TrustClient NewTrust()
    {
        lock (Free)
            return As(Free.Dequeue());
    }

    public async ValueTask InitializeAsync()
    {
        Contract = new(JsonNode.Parse(await Unchecked.GetStringAsync(new Uri(Address, "/openapi/v1.json")))!.AsObject());
        client = CheckedAnswers.Client(Address, Contract);
        var operators = Operators;
        foreach (var ods in Free)
            (await operators.PutOrganisation(
                ods, new { name = $"Test trust {ods}", role = "secondary", services = Array.Empty<object>() })).Is(200);
    }

    /// <summary>Checks that no log line of the run names a patient.</summary>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        Unchecked.Dispose();
        await factory.DisposeAsync();
        Assert.True(factory.Logs.Leaks.IsEmpty, $"Logged, among {factory.Logs.Leaks.Count} more: {factory.Logs.Leaks.FirstOrDefault()}");
    }
}
