namespace InterTrust.Rules;

/// <summary>Where the repository is, for what is written down there and compared by tests.</summary>
internal static class Repository
{
    internal static readonly string Root = Find(AppContext.BaseDirectory);

    /// <summary>Compares a page with what the code says; UPDATE_DOCS=1 writes it anew.</summary>
    internal static void Holds(string page, string content)
    {
        var path = Path.Combine(Root, page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, content);
        Assert.True(File.Exists(path), $"{page} is missing: run the tests once with UPDATE_DOCS=1.");
        Assert.Equal(content, File.ReadAllText(path));
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("InterTrust.sln is in no folder above the tests."));
}
