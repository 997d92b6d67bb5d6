using InterTrust.Identity;

namespace InterTrust.Security;

/// <summary>An invented person as whom a visitor of the demo can sign in; there are none in production.</summary>
/// <param name="Id">Names the persona in the sign-in form and the session.</param>
/// <param name="Name">The author in the history of what the persona does.</param>
/// <param name="Role">What the persona does at the trust.</param>
/// <param name="Ods">The trust.</param>
public sealed record Persona(string Id, string Name, string Role, OdsCode Ods);
