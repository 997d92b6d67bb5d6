using System.Globalization;
using InterTrust.Identity;

namespace InterTrust.Pages;

/// <summary>
/// Stores in a cookie which version of each referral this browser last showed, so that a page can mark what is new. It holds only ids and
/// version numbers, of the fifty latest referrals.
/// </summary>
public static class LastSeen
{
    private const int Most = 50;

    /// <returns>The version shown last time; null if there is none.</returns>
    public static int? Exchange(HttpContext context, ReferralId id, int version)
    {
        var cookie = context.Request.IsHttps ? "__Host-intertrust-seen" : "intertrust-seen";
        var seen = (context.Request.Cookies[cookie] ?? "").Split('.')
            .Select(entry => entry.Split('~'))
            .Where(entry => entry is [_, _])
            .Take(Most)
            .ToList();
        var before = seen.Find(entry => entry[0] == id.Value)?[1];
        var now = seen
            .Where(entry => entry[0] != id.Value && ReferralId.TryParse(entry[0], null, out _))
            .Prepend([id.Value, version.ToString(CultureInfo.InvariantCulture)])
            .Take(Most);
        context.Response.Cookies.Append(cookie, string.Join('.', now.Select(entry => string.Join('~', entry))), new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(30),
        });
        return int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var previous) ? previous : null;
    }
}
