using System.Xml.Linq;

namespace InterTrust.Rules;

/// <summary>The structure of the code, checked in the project files and sources.</summary>
public sealed class StructureTests
{
    private static readonly string[] Product = ["GrainInterfaces", "Grains", "Silo", "Api"];

    [Theory]
    [InlineData("GrainInterfaces", new string[0], new[] { "Microsoft.Orleans.Sdk" })]
    [InlineData(
        "Grains",
        new[] { "GrainInterfaces" },
        new[] { "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Sdk" })]
    public void The_words_and_the_rules_need_nothing_but_Orleans(string project, string[] references, string[] packages)
    {
        var file = XDocument.Load(Repository.Path(project, $"{project}.csproj"));

        Assert.Equal(references, Names(file, "ProjectReference"));
        Assert.Equal(packages, Names(file, "PackageReference"));
    }

    [Fact]
    public void The_door_never_touches_the_rules()
    {
        Assert.DoesNotContain("Grains", References("Api"));
        Assert.All(
            Sources("Api").Where(file => Path.GetFileName(file) is not ("Program.cs" or "Settings.cs")),
            file => Assert.DoesNotContain("InterTrust.Database", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void The_invented_patients_need_the_contracts_alone_and_only_the_composition_needs_them()
    {
        const string Name = "InventedPatients";
        Assert.Equal(["GrainInterfaces"], References($"samples/{Name}"));
        Assert.Equal(["Api"], Product.Where(project => References(project).Contains(Name)));
        Assert.Equal(
            [Repository.Path("Api", "Program.cs")],
            Product.SelectMany(Sources).Where(file => File.ReadAllText(file).Contains(Name, StringComparison.Ordinal)));
    }

    /// <summary>Rules are what is neither a grain, nor calls one, nor an interface to the database.</summary>
    [Fact]
    public void Rules_use_no_database_no_logging_no_clock_and_nothing_asynchronous()
    {
        var rules = Sources("Grains").Where(file => !file.Contains("/Journal/", StringComparison.Ordinal)
            && !Path.GetFileName(file).EndsWith("Grain.cs", StringComparison.Ordinal)
            && !Path.GetFileName(file).EndsWith("Runner.cs", StringComparison.Ordinal)
            && !Path.GetFileName(file).EndsWith("ContextReader.cs", StringComparison.Ordinal)
            && Path.GetFileName(file) is not ['I', >= 'A' and <= 'Z', ..]
            && Path.GetFileName(file) is not ("DirectoryCache.cs" or "TimeProviderExtensions.cs")).ToList();

        Assert.Contains(rules, file => file.EndsWith("Referral.cs", StringComparison.Ordinal));
        string[] words = ["async ", "await ", "Task<", "ILogger", "TimeProvider", "System.Data", "Npgsql", "IGrainFactory", "UtcNow"];
        foreach (var word in words)
            Assert.All(
                rules, file => Assert.False(File.ReadAllText(file).Contains(word, StringComparison.Ordinal), $"{file} uses {word.Trim()}"));
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        string[] nothing = ["Common", "Helpers", "Services", "Models", "Infrastructure", "Utils", "Manager", "Dto"];
        Assert.DoesNotContain(
            Product.Concat(["samples", "tests"]).SelectMany(Sources).SelectMany(file => file.Split('/')), nothing.Contains);
    }

    [Fact]
    public void A_line_has_at_most_140_columns_and_a_file_of_code_fewer_than_300_lines()
    {
        string[] folders = [.. Product, "samples", "tests"];
        // A migration that has run is never edited: its checksum is in databases.
        var files = folders.SelectMany(Sources).ToDictionary(file => file, File.ReadAllLines);
        foreach (var script in Directory.EnumerateFiles(Repository.Path("."), "*.sh"))
            files.Add(script, File.ReadAllLines(script));
        Assert.Empty(files.SelectMany(file => file.Value.Index()
            .Where(line => line.Item.Length > 140)
            .Select(line => $"{file.Key}:{line.Index + 1}")));
        Assert.Empty(files.Where(file => file.Value.Length >= 300).Select(file => file.Key));
    }

    private static IEnumerable<string> References(string project) =>
        Names(XDocument.Load(Repository.Path(project, $"{Path.GetFileName(project)}.csproj")), "ProjectReference");

    private static IEnumerable<string> Sources(string project) => Directory
        .EnumerateFiles(Repository.Path(project), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml"
            && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> Names(XDocument file, string element) => file.Descendants(element)
        .Select(e => e.Attribute("Include")!.Value)
        .Select(name => element == "ProjectReference" ? Path.GetFileNameWithoutExtension(name) : name)
        .Order();
}
