namespace InterTrust.Identity;

/// <summary>Who gives a command.</summary>
/// <param name="Ods">The organisation, from the token.</param>
/// <param name="Actor">The person or system at that organisation, from the token.</param>
[GenerateSerializer, Immutable, Alias("by")]
public sealed record Author([property: Id(0)] OdsCode Ods, [property: Id(1)] string Actor)
{
    /// <summary>The hub itself, when it finishes a process or records that a referral is overdue. No trust can have this code.</summary>
    public static Author Hub { get; } = new(OdsCode.Parse("HUB", null), "hub");
}
