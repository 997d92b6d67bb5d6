using System.Xml.Linq;

namespace InterTrust.TestKit;

/// <summary>The files beside the code: samples, documents, the built product.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The version that the build gives to every program.</summary>
    public static string Version => XDocument.Load(Path("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot(string folder) => File.Exists(System.IO.Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : FindRoot(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests are not in the repository."));
}
