namespace InterTrust.Cluster;

/// <summary>
/// With what a process shows the others that it belongs to the cluster: three PEM files. Whoever holds a certificate of this authority
/// may call any grain, so the authority is the cluster's own.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>This process's certificate, with intermediate ones behind it if there are any.</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>The certificate's private key, not encrypted.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>The authority that signs everyone's certificates; the old and the new one while it is replaced.</summary>
    public string AuthorityPath { get; init; } = "";

    /// <summary>Whether there is any of it. Then there must be all of it.</summary>
    public bool IsGiven => this != new TlsOptions();

    /// <summary>Settings that are not given, and files that are not there.</summary>
    public IEnumerable<string> Wrong() =>
        from setting in new (string Name, string Path)[] { (nameof(CertificatePath), CertificatePath), (nameof(KeyPath), KeyPath), (nameof(AuthorityPath), AuthorityPath) }
        where !File.Exists(setting.Path)
        select setting.Path == "" ? $"Cluster:Tls:{setting.Name}: a PEM file; all three or none" : $"Cluster:Tls:{setting.Name}: there is no file {setting.Path}";
}
