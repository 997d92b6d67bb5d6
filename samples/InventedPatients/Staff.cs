using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>An invented person at one of the demo's trusts: signs in to the screens, and is the author of commands.</summary>
public sealed record StaffMember(string Id, string Name, string Role, OdsCode Ods);

public static class Staff
{
    /// <summary>At each trust one person who sends and tracks, and one who speaks for its MDTs.</summary>
    public static IReadOnlyList<StaffMember> All { get; } = [.. SamplePlaces.All.SelectMany(place => new[] { place.Coordinator, place.Mdt })];
}
