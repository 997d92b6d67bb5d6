using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InterTrust.Rules;

/// <summary>The documents are complete and their links work.</summary>
public sealed partial class RepositoryTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Path("."), "*.md")
            .Concat(Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Path("."), file)),
    ];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Repository.Path(document))!;
        Assert.All(
            Link().Matches(File.ReadAllText(Repository.Path(document))).Select(link => link.Groups[1].Value),
            target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}, which does not exist"));
    }

    [Fact]
    public void Every_decision_is_listed_with_its_title_date_and_status()
    {
        var pages = Directory.EnumerateFiles(Repository.Path("docs", "decisions"), "0*.md").Order().Select(file =>
        {
            var head = Decision().Match(File.ReadAllText(file));
            Assert.True(head.Success, $"{file} does not begin with its number and title, its date and its status");
            Assert.StartsWith($"{head.Groups["number"].Value.PadLeft(4, '0')}-", Path.GetFileName(file), StringComparison.Ordinal);
            var name = Path.GetFileName(file);
            return $"| [{name[..4]}]({name}) | {head.Groups["title"]} | {head.Groups["date"]} | {head.Groups["status"]} |";
        });
        Assert.Equal(
            pages,
            File.ReadLines(Repository.Path("docs", "decisions", "README.md"))
                .Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_newest_release_of_the_changelog_is_the_version_that_is_built()
    {
        var releases = Release().Matches(File.ReadAllText(Repository.Path("CHANGELOG.md")));
        Assert.Equal("Unreleased", releases[0].Groups["name"].Value);
        Assert.All(releases.Skip(1), release => Assert.True(release.Groups["date"].Success, $"{release.Value} has no date"));
        Assert.Equal(
            XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("Version").Single().Value,
            releases[1].Groups["name"].Value);
    }

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\A# (?<number>\d+)\. (?<title>.+)\n\n- Date: (?<date>\d{4}-\d\d-\d\d)\n- Status: (?<status>.+)\n")]
    private static partial Regex Decision();

    [GeneratedRegex(@"^## (?<name>\S+)(?: — (?<date>\d{4}-\d\d-\d\d))?$", RegexOptions.Multiline)]
    private static partial Regex Release();
}
