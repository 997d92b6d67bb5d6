using InterTrust.Http;

namespace InterTrust.Security;

/// <summary>The scopes of access tokens.</summary>
public static class Scopes
{
    public const string Send = "referrals.send";
    public const string Decide = "referrals.decide";
    public const string Worklists = "worklists.read";
    public const string Pathways = "pathways.write";
    public const string Audit = "audit.read";
    public const string Admin = "admin";
    public const string Ops = "ops";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        [Send] = "Send, amend and withdraw referrals, answer questions",
        [Decide] = "Pick up, accept, reject and redirect referrals, ask questions, undo a match",
        [Worklists] = "Read worklists",
        [Pathways] = "Register pathways",
        [Audit] = "Read the audit trail",
        [Admin] = "Maintain the directory of organisations",
        [Ops] = "Operate the hub",
    };

    /// <summary>The scopes of a trust's cancer system.</summary>
    public static readonly IReadOnlyList<string> Trust = [Send, Decide, Worklists, Pathways];

    /// <summary>Requires the scope in the token.</summary>
    public static TRoute RequireScope<TRoute>(this TRoute route, string scope) where TRoute : IEndpointConventionBuilder => route
        .WithMetadata(new RequiredScope(scope))
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireAssertion(
            context => context.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains(scope))));
}

/// <summary>The scope that an endpoint needs.</summary>
public sealed record RequiredScope(string Scope)
{
    public Problem Missing => new(Problems.ScopeMissing, $"This needs the scope {Scope}. Ask for a token that holds it.");
}
