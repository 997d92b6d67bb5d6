using System.Globalization;
using InterTrust.Identity;

namespace InterTrust.Pages;

/// <summary>
/// Which version of which referral this browser was shown last, in a cookie, so that a page can say what is new on it. Ids and
/// numbers alone; the fifty latest.
/// </summary>
public static class LastSeen
{
    private const int Most = 50;

    /// <summary>Notes that it is shown now.</summary>
    /// <returns>The version that was shown last time; null where it was not, or is forgotten.</returns>
    public static int? Exchange(HttpContext context, ReferralId id, int version)
    {
        var cookie = context.Request.IsHttps ? "__Host-intertrust-seen" : "intertrust-seen";
        var seen = (context.Request.Cookies[cookie] ?? "").Split('.').Select(entry => entry.Split('~')).Where(entry => entry is [_, _]).Take(Most).ToList();
        var before = seen.Find(entry => entry[0] == id.Value)?[1];
        var now = seen.Where(entry => entry[0] != id.Value && ReferralId.TryParse(entry[0], null, out _)).Prepend([id.Value, version.ToString(CultureInfo.InvariantCulture)]).Take(Most);
        context.Response.Cookies.Append(cookie, string.Join('.', now.Select(entry => string.Join('~', entry))), new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(30),
        });
        return int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;
    }
}
