namespace InterTrust;

public enum HubMode
{
    /// <summary>For trying the hub: loopback only, tokens from a demo issuer, test patients only.</summary>
    Demo,

    /// <summary>For real patients: an external issuer, and no defaults for security settings.</summary>
    Production,
}
