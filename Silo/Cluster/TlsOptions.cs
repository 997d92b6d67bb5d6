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
}
