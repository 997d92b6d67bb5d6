using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace InterTrust.Worklists;

/// <summary>
/// The Data Protection key ring of cursors and search tokens: one key, derived from <c>Cursor:Key</c>. Hosts read each other's
/// tokens without a shared disk, and the key changes only with the setting.
/// </summary>
internal sealed class CursorKeyRing(byte[] secret) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var configuration = new AuthenticatedEncryptorConfiguration();
        var key = new AuthenticatedEncryptorDescriptor(configuration, new Secret(Derive("key", 64))).ExportToXml();
        return
        [
            new("key",
                new XAttribute("id", new Guid(Derive("id", 16))),
                new XAttribute("version", 1),
                new XElement("creationDate", DateTimeOffset.UnixEpoch),
                new XElement("activationDate", DateTimeOffset.UnixEpoch),
                new XElement("expirationDate", DateTimeOffset.UnixEpoch.AddYears(1000)),
                new XElement(
                    "descriptor",
                    new XAttribute("deserializerType", key.DeserializerType.AssemblyQualifiedName!),
                    key.SerializedDescriptorElement)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException();

    private byte[] Derive(string use, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.UTF8.GetBytes(use));
}

public static class WorklistTokens
{
    /// <summary>Adds cursors and search tokens with a key ring of their own; that of the cookies rotates and is in a folder.</summary>
    public static void AddWorklistTokens(this IServiceCollection services, CursorOptions options)
    {
        var protection = new Lazy<IDataProtectionProvider>(() => Protection(options));
        services.AddSingleton(_ => new Cursors(protection.Value)).AddSingleton(_ => new SearchTokens(protection.Value));
    }

    private static IDataProtectionProvider Protection(CursorOptions options)
    {
        if (options.Key is null)
            return new EphemeralDataProtectionProvider();
        var services = new ServiceCollection();
        services.AddDataProtection()
            .SetApplicationName("InterTrust")
            .DisableAutomaticKeyGeneration()
            .AddKeyManagementOptions(keys => keys.XmlRepository = new CursorKeyRing(Convert.FromBase64String(options.Key)));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
