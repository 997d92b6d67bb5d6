using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace InterTrust.Rules;

/// <summary>Third-party files of the screens: the list has each of them, with its hash.</summary>
public sealed partial class VendoredTests
{
    private static readonly string[] Ours =
    [
        "assets/intertrust.css", "assets/intertrust.js", "assets/images/favicon.svg", "licences/README.md", "licences/htmx.txt",
    ];

    [Fact]
    public void Every_file_from_elsewhere_has_the_hash_that_its_list_names()
    {
        var listed = Row().Matches(File.ReadAllText(Repository.Path("Api", "wwwroot", "licences", "README.md")))
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);
        var root = Repository.Path("Api", "wwwroot");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Except(Ours)
            .ToList();

        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(
            files,
            file => Assert.Equal(listed[file], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, file))))));
    }

    [Fact]
    public void No_style_or_script_asks_another_server_for_anything() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.Path("Api", "wwwroot", "assets"), "*.*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".svg", StringComparison.Ordinal)),
            file => Assert.DoesNotMatch(Outside(), File.ReadAllText(file)));

    [GeneratedRegex(@"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(url\(|import |fetch\()['""]?https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
