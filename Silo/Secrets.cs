using Microsoft.Extensions.Configuration;

namespace InterTrust;

/// <summary>Settings from key-per-file secrets, as orchestrators mount them: the file name is the setting's, with __ for a colon.</summary>
public static class Secrets
{
    private const string Folder = "/run/secrets";

    /// <summary>Adds the files of the folder Secrets:Folder; they override every other source.</summary>
    public static void AddSecrets(this IConfigurationManager configuration) =>
        configuration.AddKeyPerFile(configuration["Secrets:Folder"] ?? Folder, optional: true);
}
