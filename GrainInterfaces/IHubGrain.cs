namespace InterTrust;

/// <summary>The health of the hub. Stateless; any silo answers. Key: <c>hub</c>.</summary>
[Alias("hub"), GrainInterfaceType("hub")]
public interface IHubGrain : IGrainWithStringKey
{
    /// <summary>Checks the database. Never throws.</summary>
    [Alias("health")]
    Task<HubHealth> Health();
}

/// <summary>The health of the hub.</summary>
/// <param name="Ready">It takes commands, and a 2xx means committed and fsynced.</param>
/// <param name="Reasons">Why it is not ready; empty when it is.</param>
[GenerateSerializer, Immutable, Alias("hub.health")]
public sealed record HubHealth([property: Id(0)] bool Ready, [property: Id(1)] IReadOnlyList<string> Reasons);
