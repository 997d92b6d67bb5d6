using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace InterTrust.Database;

/// <summary>A numbered step of the schema. Steps only go forward and never change once released.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Migration> Load(DatabaseProvider provider)
    {
        var folder = $"Database/{provider}/";
        return [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, name[folder.Length..]))];
    }

    private static Migration Read(string resource, string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return new(int.Parse(name.AsSpan(0, 4), provider: null), name, reader.ReadToEnd());
    }
}
