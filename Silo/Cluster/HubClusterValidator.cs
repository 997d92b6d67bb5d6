using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterTrust.Cluster;

/// <summary>Validates the settings of the cluster. For a client, only the certificates matter.</summary>
internal sealed class HubClusterValidator(bool isSilo) : IValidateOptions<HubClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, HubClusterOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (isSilo && !IPAddress.TryParse(options.Address, out _))
            result.AddError($"Cluster:Address: '{options.Address}' is not an IP address of this machine");
        else if (isSilo && !options.Tls.IsGiven && !IPAddress.IsLoopback(IPAddress.Parse(options.Address)))
            result.AddError(
                "Cluster:Tls: anyone who reaches a silo's ports can call any grain: a silo listens beyond loopback only with TLS");
        if (options.Tls.IsGiven)
        {
            CheckFile(nameof(TlsOptions.CertificatePath), options.Tls.CertificatePath);
            CheckFile(nameof(TlsOptions.KeyPath), options.Tls.KeyPath);
            CheckFile(nameof(TlsOptions.AuthorityPath), options.Tls.AuthorityPath);
        }
        return result.Build();

        void CheckFile(string setting, string path)
        {
            if (path == "")
                result.AddError($"Cluster:Tls:{setting}: a PEM file; all three or none");
            else if (!File.Exists(path))
                result.AddError($"Cluster:Tls:{setting}: there is no file {path}");
        }
    }
}

/// <summary>Registers the options, validated at start.</summary>
public static class HubClusterOptionsSetup
{
    public static void AddHubClusterOptions(this IServiceCollection services, bool isSilo)
    {
        services.AddSingleton<IValidateOptions<HubClusterOptions>>(new HubClusterValidator(isSilo));
        var cluster = services.AddOptions<HubClusterOptions>().BindConfiguration("Cluster").ValidateOnStart();
        if (!isSilo)
            return;
        cluster
            .Validate(
                options => options is { SiloPort: >= 0 and <= 65535, GatewayPort: >= 0 and <= 65535 }
                    && (options.SiloPort != options.GatewayPort || options.SiloPort == 0),
                "Cluster:SiloPort and Cluster:GatewayPort: two different ports, or 0 for a free one")
            .Validate(
                options => new[]
                {
                    options.ProbeTimeout, options.IAmAliveTablePublishTimeout, options.TableRefreshTimeout,
                    options.GatewayListRefreshPeriod, options.ResponseTimeout, options.SystemResponseTimeout,
                }.Min() > TimeSpan.Zero,
                "Cluster: its time-outs are longer than nothing")
            .Validate(options => options.MaxProbeTimeout >= options.ProbeTimeout, "Cluster:MaxProbeTimeout: at least Cluster:ProbeTimeout")
            .Validate(
                options => options is { NumMissedProbesLimit: >= 1, NumMissedTableIAmAliveLimit: >= 1 },
                "Cluster:NumMissedProbesLimit and Cluster:NumMissedTableIAmAliveLimit: at least 1");
    }
}
