using InterTrust.Api.Wire;
using InterTrust.InventedPatients;
using InterTrust.Security;
using Microsoft.Extensions.DependencyInjection;

namespace InterTrust.Api.Hosting;

/// <summary>A demo that was started with <c>--sample</c> and is filled.</summary>
public sealed class FilledHub(RealHub real) : IAsyncLifetime
{
    public const int Patients = 60;

    public static readonly IReadOnlyList<string> Trusts = ["RFF", "RFR", "RFS", "RP5", "RHQ"];

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly HubFactory factory = new(new Dictionary<string, string> { ["Sample"] = $"{Patients}" });
    private HttpClient client = null!;

    public DemoSeeder Seeder => factory.Services.GetRequiredService<DemoSeeder>();

    public SeedResult First { get; private set; } = null!;

    public IServiceProvider Services => factory.Services;

    public TrustClient As(string ods) =>
        new(client, Services.GetRequiredService<DemoIssuer>().Issue(new DemoClient($"test-{ods}", ods, Scopes.Trust), Scopes.Trust), ods);

    public async ValueTask InitializeAsync()
    {
        client = CheckedAnswers.Client(factory.Address, real.Contract);
        await Seeder.ExecuteTask!.WaitAsync(Bound);
        First = Seeder.Result ?? throw new InvalidOperationException("The sample did not finish.");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await factory.DisposeAsync();
    }
}
