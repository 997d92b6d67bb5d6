namespace InterTrust.Api;

/// <summary>The files that stand beside the code: samples, documents, the built product.</summary>
internal static class Repository
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Above(string folder) => File.Exists(System.IO.Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Above(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests do not stand in the repository."));
}
