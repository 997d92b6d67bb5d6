using System.Text.RegularExpressions;

namespace InterTrust.Database;

/// <summary>The database roles of silos and Api hosts. Where none is named, they use the role that migrates.</summary>
public sealed partial record GrantOptions
{
    /// <summary>Silos append events and write rows; they can change neither stored events nor the schema.</summary>
    public string? Silo { get; init; }

    /// <summary>Api hosts only read the cluster membership.</summary>
    public string? Api { get; init; }

    /// <summary>The grant statements. Each migration runs them all, to include new tables.</summary>
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
