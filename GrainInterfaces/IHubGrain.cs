namespace InterTrust;

/// <summary>Whether the hub can keep its promises now. Stateless; any silo answers. Key: <c>hub</c>.</summary>
[Alias("hub"), GrainInterfaceType("hub")]
public interface IHubGrain : IGrainWithStringKey
{
    /// <summary>Asks the database. Never throws.</summary>
    [Alias("health")]
    Task<HubHealth> Health();
}

/// <summary>Whether the hub can keep its promises now.</summary>
/// <param name="Ready">It takes commands, and a 2xx means committed and fsynced.</param>
/// <param name="Reasons">Why not; empty when it does.</param>
[GenerateSerializer, Immutable, Alias("hub.health")]
public sealed record HubHealth([property: Id(0)] bool Ready, [property: Id(1)] IReadOnlyList<string> Reasons);
