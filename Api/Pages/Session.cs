using System.Globalization;
using System.Security.Claims;
using InterTrust.Http;
using InterTrust.Identity;
using Microsoft.AspNetCore.Authentication;

namespace InterTrust.Pages;

/// <summary>The claims in the session's cookie: no more than the screens need.</summary>
public static class Session
{
    /// <summary>The person as the issuer names them; a single trust is chosen at once.</summary>
    public static ClaimsPrincipal CreatePrincipal(ClaimsPrincipal issued, long signedInAt)
    {
        var trusts = Caller.Permitted(issued);
        return CreatePrincipal(
            issued.FindFirst("sub")?.Value ?? "",
            issued.FindFirst("name")?.Value ?? issued.FindFirst("preferred_username")?.Value,
            trusts,
            trusts is [var only] ? only : null,
            signedInAt);
    }

    public static ClaimsPrincipal CreatePrincipal(
        string id, string? name, IEnumerable<OdsCode> trusts, OdsCode? chosen, long signedInAt) => new(new ClaimsIdentity(
        [
            new("sub", id), new("name", name ?? id), new(Screens.SignedInAt, $"{signedInAt}"),
            .. trusts.Select(trust => new Claim(Screens.Trusts, trust.Value)),
            .. chosen is null ? [] : new[] { new Claim("ods", chosen.Value) },
        ],
        Screens.Scheme, "name", null));

    /// <summary>The trusts that a signed-in person may act for.</summary>
    public static IReadOnlyList<OdsCode> Trusts(ClaimsPrincipal person) =>
        [.. person.FindAll(Screens.Trusts).Select(claim => OdsCode.Parse(claim.Value, null))];

    /// <summary>Continues the session for one of the person's trusts.</summary>
    public static Task Choose(HttpContext context, ClaimsPrincipal person, OdsCode trust) => context.SignInAsync(
        Screens.Scheme,
        CreatePrincipal(
            person.FindFirst("sub")!.Value,
            person.FindFirst("name")?.Value,
            Trusts(person),
            trust,
            long.Parse(person.FindFirst(Screens.SignedInAt)!.Value, CultureInfo.InvariantCulture)));
}
