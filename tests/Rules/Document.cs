namespace InterTrust.Rules;

/// <summary>A page that a test writes and compares.</summary>
internal static class Document
{
    /// <summary>Checks that the page is up to date. UPDATE_DOCS=1 rewrites it.</summary>
    internal static void Holds(string page, string content)
    {
        var path = Repository.Path(page.Split('/'));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, content);
        Assert.True(File.Exists(path), $"{page} is missing: run the tests once with UPDATE_DOCS=1.");
        Assert.Equal(content, File.ReadAllText(path));
    }
}
