using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace InterTrust.Cluster;

/// <summary>Silos and API hosts connect by TLS only, and only to processes with a certificate of the cluster's own authority.</summary>
public static partial class MutualTls
{
    public static ISiloBuilder UseMutualTls(this ISiloBuilder silo, TlsOptions options) => silo
        .Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(LogRefusals);
            connections.ConfigureGatewayInboundConnection(LogRefusals);
            connections.ConfigureSiloOutboundConnection(LogRefusals);
        })
        .UseTls(tls => Configure(tls, options));

    public static IClientBuilder UseMutualTls(this IClientBuilder client, TlsOptions options) => client
        .Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(LogRefusals))
        .UseTls(tls => Configure(tls, options));

    /// <summary>Silos connect by IP address, so the name in a certificate is not checked: its authority and its key usage are.</summary>
    internal static bool IsKnown(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors) =>
        (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;

    /// <summary>The files are read for every connection, so that a renewed certificate needs no restart.</summary>
    private static void Configure(Orleans.Connections.Security.TlsOptions tls, TlsOptions options)
    {
        tls.HandshakeTimeout = TimeSpan.FromSeconds(5);
        tls.RemoteCertificateValidation = IsKnown;
        // UseTls requires a certificate; the one that is sent, with its intermediate certificates, is set below.
        tls.LocalServerCertificateSelector = (_, _) => Credentials.Read(options).Own.TargetCertificate;
        tls.OnAuthenticateAsServer = (_, server) =>
        {
            server.ServerCertificateSelectionCallback = null;
            Credentials.Read(options).ApplyTo((SslServerAuthenticationOptions)server.SslServerAuthenticationOptions);
        };
        tls.OnAuthenticateAsClient = (_, client) =>
            Credentials.Read(options).ApplyTo((SslClientAuthenticationOptions)client.SslClientAuthenticationOptions);
    }

    /// <summary>The library logs why a handshake failed, but not the address of the other side.</summary>
    private static void LogRefusals(IConnectionBuilder connection)
    {
        var logger = connection.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MutualTls));
        connection.Use(next => async context =>
        {
            await next(context);
            if (context.Features.Get<ITlsApplicationProtocolFeature>() is null)
                LogRefused(logger, context.RemoteEndPoint);
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No TLS with {Other}, the connection is closed")]
    private static partial void LogRefused(ILogger logger, EndPoint? other);
}

/// <summary>The certificate of this process, and the policy for those of other processes.</summary>
internal sealed record Credentials(SslStreamCertificateContext Own, X509ChainPolicy Others)
{
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

    public void ApplyTo(SslServerAuthenticationOptions server) =>
        (server.ServerCertificateContext, server.CertificateChainPolicy, server.AllowTlsResume) = (Own, Others, false);

    public void ApplyTo(SslClientAuthenticationOptions client) =>
        (client.ClientCertificateContext, client.CertificateChainPolicy, client.AllowTlsResume) = (Own, Others, false);
}
