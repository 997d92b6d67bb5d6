using System.Text.RegularExpressions;

namespace InterTrust.Database;

/// <summary>The roles that silos and Api hosts sign in with. Where none is named, they sign in as whoever migrates.</summary>
public sealed partial record GrantOptions
{
    /// <summary>Silos: they append events and write rows, and can neither change what has happened nor the schema.</summary>
    public string? Silo { get; init; }

    /// <summary>Api hosts: they read which silos live, and nothing else.</summary>
    public string? Api { get; init; }

    /// <summary>The statements. Each migration runs them all, so that a table that came new is granted too.</summary>
    internal string Sql => string.Concat(
        Silo is null ? "" : $"""
            grant select on
                hub, schema_version, referral, referral_event, pathway, pathway_event, feed, draft, OrleansQuery,
                OrleansStorage, OrleansMembershipTable, OrleansMembershipVersionTable
                to {Silo};
            grant insert, update on referral, pathway, OrleansStorage to {Silo};
            grant insert on referral_event, pathway_event, feed to {Silo};
            grant insert, update, delete on draft to {Silo};
            grant insert, update, delete on OrleansMembershipTable, OrleansMembershipVersionTable to {Silo};

            """,
        Api is null ? "" : $"grant select on OrleansQuery, OrleansMembershipTable, OrleansMembershipVersionTable to {Api};");

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    internal static partial Regex RoleName { get; }
}
