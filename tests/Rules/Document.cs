namespace InterTrust.Rules;

/// <summary>A page that is written by a test and compared ever after.</summary>
internal static class Document
{
    /// <summary>The page is what the code says. UPDATE_DOCS=1 writes it anew.</summary>
    internal static void Holds(string page, string content)
    {
        var path = Repository.Path(page.Split('/'));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, content);
        Assert.True(File.Exists(path), $"{page} is missing: run the tests once with UPDATE_DOCS=1.");
        Assert.Equal(content, File.ReadAllText(path));
    }
}
