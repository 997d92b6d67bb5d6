namespace InterTrust;

/// <summary>How the hub is run.</summary>
public enum HubMode
{
    /// <summary>To try it: loopback only, tokens from a demo issuer, test patients only.</summary>
    Demo,

    /// <summary>For patients: an outside issuer, nothing by default.</summary>
    Production,
}
