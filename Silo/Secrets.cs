using Microsoft.Extensions.Configuration;

namespace InterTrust;

/// <summary>Settings that lie in files of their own, as orchestrators hand secrets out: the file's name is the setting's, with __ for a colon.</summary>
public static class Secrets
{
    private const string Folder = "/run/secrets";

    /// <summary>Reads the files of the folder that the setting Secrets:Folder names; they go before every other source.</summary>
    public static void AddSecrets(this IConfigurationManager configuration) =>
        configuration.AddKeyPerFile(configuration["Secrets:Folder"] ?? Folder, optional: true);
}
