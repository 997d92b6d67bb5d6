using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using InterTrust.Cluster;
using InterTrust.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InterTrust.Hosting;

/// <summary>Two silos on real sockets, and the connections that they accept or refuse.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    private readonly Authority ours = new();
    private readonly Authority foreign = new();
    private readonly Refusals refusals = new();
    private readonly List<IHost> hosts = [];
    private readonly (int Silo, int Gateway) first = FreePorts();
    private readonly (int Silo, int Gateway) second = FreePorts();
    private TlsOptions renewed = null!;

    public async ValueTask InitializeAsync()
    {
        renewed = ours.Issue();
        await Silo(first, renewed).StartAsync();
        await Silo(second, ours.Issue()).StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(hosts))
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await Task.WhenAny(host.StopAsync(timeout.Token));
            host.Dispose();
        }
        ours.Dispose();
        foreign.Dispose();
        refusals.Dispose();
    }

    [Fact]
    public async Task Silos_and_clients_of_one_authority_are_a_cluster()
    {
        var client = Client(ours.IssueForClientsOnly());
        await client.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, await Members(client));
        Assert.Empty(refusals.Lines);
    }

    [Fact]
    public Task A_client_of_another_authority_is_refused() =>
        IsRefused(Client(foreign.Issue() with { AuthorityPath = ours.Issue().AuthorityPath }));

    [Fact]
    public Task A_client_that_speaks_no_TLS_is_refused() => IsRefused(Client(null));

    [Fact]
    public async Task A_silo_of_another_authority_cannot_join()
    {
        await IsRefused(Silo(FreePorts(), foreign.Issue() with { AuthorityPath = ours.Issue().AuthorityPath }));

        Assert.Equal(2, await Members(hosts[0]));
    }

    [Fact]
    public Task A_client_calls_no_silo_of_another_authority() =>
        IsRefused(Client(ours.Issue() with { AuthorityPath = foreign.Issue().AuthorityPath }));

    [Fact]
    public async Task Who_shows_no_certificate_is_not_spoken_to()
    {
        foreach (var port in new[] { first.Silo, first.Gateway })
            Assert.True(await IsClosed(port, ours.Issue(), withCertificate: false));
    }

    [Fact]
    public async Task An_expired_certificate_is_refused() => Assert.True(await IsClosed(first.Gateway, ours.IssueExpired()));

    [Fact]
    public async Task A_certificate_for_clients_does_not_make_a_silo()
    {
        Authority.Replace(renewed, ours.IssueForClientsOnly());

        await Assert.ThrowsAsync<AuthenticationException>(() => Connect(first.Gateway, ours.Issue()));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart()
    {
        var before = await SerialNumber(first.Gateway);
        Authority.Replace(renewed, ours.Issue());

        Assert.NotEqual(before, await SerialNumber(first.Gateway));
    }

    private IHost Silo((int Silo, int Gateway) ports, TlsOptions tls) => Host(builder => builder.UseOrleans(silo => silo
        .UseLocalhostClustering(ports.Silo, ports.Gateway, new IPEndPoint(IPAddress.Loopback, first.Silo), HubSilo.ServiceId, "tls")
        .UseMutualTls(tls)));

    private IHost Client(TlsOptions? tls) => Host(builder => builder.UseOrleansClient(client =>
    {
        client.UseLocalhostClustering(first.Gateway, HubSilo.ServiceId, "tls");
        if (tls is not null)
            client.UseMutualTls(tls);
    }));

    private IHost Host(Action<HostApplicationBuilder> compose)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(refusals);
        compose(builder);
        var host = builder.Build();
        hosts.Add(host);
        return host;
    }

    private static async Task<int> Members(IHost host) =>
        (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;

    private async Task IsRefused(IHost host)
    {
        using var cancel = new CancellationTokenSource();
        var start = host.StartAsync(cancel.Token);
        await Eventually.Sees("a refusal that is logged", () => Task.FromResult(refusals.Lines.Count), count => count > 0);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => start);
    }

    /// <summary>Whether the silo closes the connection after the handshake. A connection that it accepts stays open.</summary>
    private static async Task<bool> IsClosed(int port, TlsOptions tls, bool withCertificate = true)
    {
        try
        {
            await using var stream = await Connect(port, tls, withCertificate);
            var read = stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
            return await read.WaitAsync(TimeSpan.FromSeconds(10)) == 0;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return true;
        }
    }

    private async Task<string> SerialNumber(int port)
    {
        await using var stream = await Connect(port, ours.Issue());
        return stream.RemoteCertificate!.GetSerialNumberString();
    }

    /// <summary>Connects as a member of the cluster does.</summary>
    private static async Task<SslStream> Connect(int port, TlsOptions tls, bool withCertificate = true)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "silo",
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                MutualTls.IsKnown((X509Certificate2)certificate!, chain, errors),
        };
        Credentials.Read(tls).ApplyTo(options);
        if (!withCertificate)
            options.ClientCertificateContext = null;
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(options);
        return stream;
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }

    /// <summary>Collects the log lines of refused connections.</summary>
    private sealed class Refusals : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && line.StartsWith("No TLS", StringComparison.Ordinal))
                Lines.Add(line);
        }

        public void Dispose() { }
    }
}
