using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using InterTrust.Cluster;
using InterTrust.TestKit;

namespace InterTrust.Hosting;

/// <summary>A certificate authority that issues PEM files in a folder.</summary>
public sealed class Authority : IDisposable
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private const string Client = "1.3.6.1.5.5.7.3.2";

    private readonly TemporaryFolder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;
    private byte issued;

    public Authority()
    {
        var request = new CertificateRequest("CN=cluster authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        File.WriteAllText(Path("authority"), certificate.ExportCertificatePem());
    }

    /// <summary>A certificate of this authority, for both ends of a connection.</summary>
    public TlsOptions Issue(string name = "silo") => Issue(name, [Server, Client], DateTimeOffset.UtcNow.AddDays(1));

    public TlsOptions IssueForClientsOnly() => Issue("client", [Client], DateTimeOffset.UtcNow.AddDays(1));

    public TlsOptions IssueExpired() => Issue("expired", [Server, Client], DateTimeOffset.UtcNow.AddMinutes(-1));

    /// <summary>Replaces the certificate and the key in place, as a renewal does.</summary>
    public static void Replace(TlsOptions current, TlsOptions renewed)
    {
        File.Copy(renewed.CertificatePath, current.CertificatePath, overwrite: true);
        File.Copy(renewed.KeyPath, current.KeyPath, overwrite: true);
    }

    public void Dispose()
    {
        key.Dispose();
        certificate.Dispose();
        folder.Dispose();
    }

    private TlsOptions Issue(string name, string[] uses, DateTimeOffset until)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. uses.Select(use => new Oid(use))], true));
        using var signed = request.Create(certificate, DateTimeOffset.UtcNow.AddHours(-1), until, [1, ++issued]);
        File.WriteAllText(Path($"{name}.{issued}"), signed.ExportCertificatePem());
        File.WriteAllText(Path($"{name}.{issued}.key"), own.ExportPkcs8PrivateKeyPem());
        return new()
        {
            CertificatePath = Path($"{name}.{issued}"),
            KeyPath = Path($"{name}.{issued}.key"),
            AuthorityPath = Path("authority"),
        };
    }

    private string Path(string name) => System.IO.Path.Combine(folder.Path, $"{name}.pem");
}
