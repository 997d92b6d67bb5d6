namespace InterTrust.Cluster;

/// <summary>
/// Three PEM files for mutual TLS. A process with a certificate of this authority may call any grain, so the cluster needs its own.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>The certificate of this process, followed by any intermediate certificates.</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>Its private key, not encrypted.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>The authority that signs all certificates; both the old and the new one during a replacement.</summary>
    public string AuthorityPath { get; init; } = "";

    /// <summary>Whether any of the files is set. Then all three must be.</summary>
    public bool IsGiven => this != new TlsOptions();

    public IEnumerable<SettingRule> Rules() => !IsGiven
        ? []
        : [
            File(nameof(CertificatePath), CertificatePath),
            File(nameof(KeyPath), KeyPath),
            File(nameof(AuthorityPath), AuthorityPath),
        ];

    private static SettingRule File(string setting, string path) => path == ""
        ? new(false, $"Cluster:Tls:{setting}: a PEM file; all three or none")
        : new(System.IO.File.Exists(path), $"Cluster:Tls:{setting}: there is no file {path}");
}
