namespace InterTrust.TestKit;

/// <summary>The files beside the code: samples, documents, the built product.</summary>
public static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Above(string folder) => File.Exists(System.IO.Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Above(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests are not in the repository."));
}
