using System.Xml.Linq;

namespace InterTrust.Api;

/// <summary>The files that stand beside the code: samples, documents, the built product.</summary>
internal static class Repository
{
    private static readonly string Root = Above(AppContext.BaseDirectory);

    /// <summary>The version that the build gives to every program.</summary>
    internal static string Version => XDocument.Load(Path("Directory.Build.props")).Descendants("Version").Single().Value;

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Above(string folder) => File.Exists(System.IO.Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Above(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests do not stand in the repository."));
}
