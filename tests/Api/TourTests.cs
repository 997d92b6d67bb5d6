using System.Diagnostics;
using System.Text.RegularExpressions;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

/// <summary>Runs the commands of docs/tour.md and compares their output with the page.</summary>
public sealed partial class TourTests(RealHub hub)
{
    private const string Mark = "── block ";

    [Fact]
    public async Task The_tour_prints_what_its_page_says()
    {
        var page = await File.ReadAllTextAsync(Repository.Path("docs", "tour.md"), RealHub.Stop);
        var blocks = Blocks().Matches(page).Select(match => (Commands: match.Groups[1].Value, Shows: match.Groups[2].Value)).ToList();
        Assert.True(blocks.Count > 5, "Blocks are missing from the page.");

        var script = string.Concat(blocks.Select((block, i) => $"echo '{Mark}{i}'\n{block.Commands}\n"));
        var printed = (await Bash(script.Replace("http://127.0.0.1:5080", $"{hub.Address}".TrimEnd('/'), StringComparison.Ordinal)))
            .Split(Mark)[1..];

        Assert.All(blocks.Zip(printed), block =>
        {
            var (at, text) = (0, block.Second);
            foreach (var line in block.First.Shows.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                at = text.IndexOf(line, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{line} was expected, in its order, of\n{block.First.Commands}\nwhich printed\n{text}");
                at += line.Length;
            }
        });
    }

    private static async Task<string> Bash(string script)
    {
        var folder = Directory.CreateTempSubdirectory("tour");
        try
        {
            using var bash = Process.Start(new ProcessStartInfo("bash")
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            await bash.StandardInput.WriteAsync(script);
            bash.StandardInput.Close();
            return await bash.StandardOutput.ReadToEndAsync(RealHub.Stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"```sh\n(.*?)\n```\n\n```text\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
