using InterTrust.Identity;

namespace InterTrust.Security;

/// <summary>An invented person as whom a visitor of a demo can sign in.</summary>
/// <param name="Id">Names the persona in the sign-in form and the session.</param>
/// <param name="Name">The author of the persona's commands in the history.</param>
/// <param name="Role">The persona's job at the trust.</param>
/// <param name="Ods">The trust.</param>
public sealed record Persona(string Id, string Name, string Role, OdsCode Ods);
