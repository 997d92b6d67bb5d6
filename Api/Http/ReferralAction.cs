using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InterTrust.Identity;
using InterTrust.Referrals;

namespace InterTrust.Http;

/// <summary>A command that the caller may give now, with its URL.</summary>
/// <param name="Name">The command.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Href">The URL.</param>
public sealed record ReferralAction(string Name, string Method, string Href)
{
    public static string Path(ReferralId id) => $"{Routes.Api}/referrals/{id}";

    /// <summary>Adds the URLs of a referral's actions: the grain returns the commands, and only the API has the URLs.</summary>
    internal static void AddUrls(JsonTypeInfo type)
    {
        if (type.Type != typeof(ReferralView))
            return;
        var names = type.Properties.Single(property => property.Name == "actions");
        var links = type.CreateJsonPropertyInfo(typeof(IReadOnlyList<ReferralAction>), names.Name);
        links.Get = referral => For((ReferralView)referral);
        type.Properties[type.Properties.IndexOf(names)] = links;
    }

    internal static List<ReferralAction> For(ReferralView referral) => [.. referral.Actions.Select(name => name is "amend"
        ? new ReferralAction(name, "PUT", $"{Path(referral.Id)}/dataset")
        : new ReferralAction(name, "POST", $"{Path(referral.Id)}/{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}"))];
}
