using System.Security.Claims;
using InterTrust.Identity;

namespace InterTrust.Http;

/// <summary>The caller: the organisation and the person or system, both from the token.</summary>
public sealed record Caller(OdsCode Ods, string Actor)
{
    public const string OrganisationHeader = "NHSD-End-User-Organisation-ODS";

    public Author Author => new(Ods, Actor);

    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new Caller(Organisation(context), ActorOf(context.User)));

    private static OdsCode Organisation(HttpContext context)
    {
        var permitted = Permitted(context.User);
        var header = context.Request.Headers[OrganisationHeader];
        if (header is [])
            return permitted switch
            {
                [var only] => only,
                [] => throw new ProblemException(new(Problems.OdsNotPermitted, "The token names no organisation in its claim ods.")),
                _ => throw Invalid("The token permits several organisations: pick one of them"),
            };
        if (header is not [var text] || !OdsCode.TryParse(text, null, out var picked))
            throw Invalid("An organisation is picked by its ODS code, three to six capital letters and digits,");
        return permitted.Contains(picked)
            ? picked
            : throw new ProblemException(
                new(Problems.OdsNotPermitted, $"The token does not permit the organisation in {OrganisationHeader}."));
    }

    /// <summary>The organisations that the user may act for, from the token or the issuer.</summary>
    public static List<OdsCode> Permitted(ClaimsPrincipal user) =>
        [
            .. user.FindAll("ods")
                .SelectMany(claim => claim.Value.Split(' '))
                .Select(text => OdsCode.TryParse(text, null, out var ods) ? ods : null)
                .OfType<OdsCode>()
                .Distinct(),
        ];

    private static string ActorOf(ClaimsPrincipal user) =>
        user.FindFirst("name")?.Value ?? user.FindFirst("sub")?.Value ?? user.FindFirst("client_id")?.Value ?? "unknown";

    private static ProblemException Invalid(string what) =>
        new(new(Problems.HeaderInvalid, $"{what} in the header {OrganisationHeader}."));
}
