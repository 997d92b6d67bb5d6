using System.Reflection;

namespace InterTrust;

/// <summary>The version of the hub. Each program and each health endpoint shows it, and so does the OpenAPI document.</summary>
public static class HubVersion
{
    /// <summary>
    /// <c>Version</c> in <c>Directory.Build.props</c>, such as 0.2.0, without the commit that the build adds after a plus sign.
    /// </summary>
    public static string Current { get; } = typeof(HubVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
