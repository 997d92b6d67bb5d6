using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace InterTrust.Http;

/// <summary>
/// Entity tags: the version of a referral or pathway in quotes. While its clocks run, the tag also has the day of their calculation.
/// </summary>
public static class ETags
{
    public static string Create(int version, DateOnly? asOf = null) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{version}{asOf:'.'yyyyMMdd}\"");

    /// <summary>The version in a tag from <see cref="Create"/>; null for any other text.</summary>
    public static int? Version(string tag) =>
        tag is ['"', .. var inner, '"']
        && inner.Split('.') is var parts
        && parts.Length <= 2
        && parts.All(part => part.All(char.IsAsciiDigit))
        && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : null;
}

/// <summary>The tags of If-None-Match: the versions that the caller has.</summary>
/// <param name="Tags">The tags, weak or strong.</param>
public sealed record IfNoneMatch(IList<EntityTagHeaderValue> Tags)
{
    public static ValueTask<IfNoneMatch> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new IfNoneMatch(context.Request.GetTypedHeaders().IfNoneMatch));

    public bool Matches(string? tag) =>
        tag is not null && EntityTagHeaderValue.TryParse(tag, out var given)
        && Tags.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(given, useStrongComparison: false));
}
