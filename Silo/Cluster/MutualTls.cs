using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace InterTrust.Cluster;

/// <summary>Silos, gateways and clients talk TLS only, and only to whom the cluster's own authority knows.</summary>
public static class MutualTls
{
    public static ISiloBuilder UseMutualTls(this ISiloBuilder silo, TlsOptions options)
    {
        Credentials.Read(options);
        return silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(connection => connection.Secure(options, isServer: true));
            connections.ConfigureGatewayInboundConnection(connection => connection.Secure(options, isServer: true));
            connections.ConfigureSiloOutboundConnection(connection => connection.Secure(options, isServer: false));
        });
    }

    public static IClientBuilder UseMutualTls(this IClientBuilder client, TlsOptions options)
    {
        Credentials.Read(options);
        return client.Configure<ClientConnectionOptions>(connections =>
            connections.ConfigureConnection(connection => connection.Secure(options, isServer: false)));
    }

    private static void Secure(this IConnectionBuilder connection, TlsOptions options, bool isServer) =>
        connection.UseMiddleware(new TlsConnection(options, isServer, connection.ApplicationServices.GetRequiredService<ILogger<TlsConnection>>()));
}

/// <summary>Puts TLS between a connection's socket and what Orleans says over it, or closes it.</summary>
internal sealed partial class TlsConnection(TlsOptions options, bool isServer, ILogger<TlsConnection> logger) : IConnectionMiddleware
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    // As long as a TLS record may be.
    private const int Buffer = 16 * 1024;

    public async Task OnConnectionAsync(ConnectionContext context, ConnectionDelegate next)
    {
        var socket = context.Transport;
        await using var stream = new SslStream(new PipeStream(socket));
        if (!await Handshake(stream, context))
            return;

        var secured = new Secured(
            PipeReader.Create(stream, new(bufferSize: Buffer, leaveOpen: true)),
            PipeWriter.Create(stream, new(minimumBufferSize: Buffer, leaveOpen: true)));
        context.Transport = secured;
        try
        {
            await next(context);
        }
        finally
        {
            await secured.Input.CompleteAsync();
            await secured.Output.CompleteAsync();
            context.Transport = socket;
        }
    }

    /// <summary>The files are read for every connection, so that a renewed certificate needs no restart.</summary>
    private async Task<bool> Handshake(SslStream stream, ConnectionContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            var credentials = Credentials.Read(options);
            await (isServer
                ? stream.AuthenticateAsServerAsync(credentials.AsServer(), patience.Token)
                : stream.AuthenticateAsClientAsync(credentials.AsClient(), patience.Token));
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or CryptographicException or UnauthorizedAccessException)
        {
            LogRefused(logger, context.RemoteEndPoint, e.GetType().Name, e.Message);
            return false;
        }
    }

    private sealed record Secured(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No TLS with {Other}, the connection is closed ({Fault}): {Reason}")]
    private static partial void LogRefused(ILogger logger, System.Net.EndPoint? other, string fault, string reason);
}

/// <summary>What this process shows, and what it asks of the others.</summary>
internal sealed record Credentials(SslStreamCertificateContext Own, X509ChainPolicy Others)
{
    private const SslProtocols Protocols = SslProtocols.Tls13 | SslProtocols.Tls12;

    public static Credentials Read(TlsOptions options)
    {
        var (chain, authority) = (new X509Certificate2Collection(), new X509Certificate2Collection());
        chain.ImportFromPemFile(options.CertificatePath);
        authority.ImportFromPemFile(options.AuthorityPath);
        var certificate = X509Certificate2.CreateFromPemFile(options.CertificatePath, options.KeyPath);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authority);
        return new(SslStreamCertificateContext.Create(certificate, chain, offline: true), policy);
    }

    public SslServerAuthenticationOptions AsServer() => new()
    {
        ServerCertificateContext = Own,
        ClientCertificateRequired = true,
        CertificateChainPolicy = Others,
        RemoteCertificateValidationCallback = IsKnown,
        EnabledSslProtocols = Protocols,
        AllowTlsResume = false,
    };

    public SslClientAuthenticationOptions AsClient() => new()
    {
        ClientCertificateContext = Own,
        CertificateChainPolicy = Others,
        RemoteCertificateValidationCallback = IsKnown,
        EnabledSslProtocols = Protocols,
        AllowTlsResume = false,
    };

    /// <summary>Silos are called by address, which certificates need not name: the authority's word, for this use of the key, is what counts.</summary>
    private static bool IsKnown(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
}
