namespace InterTrust.Pages;

/// <summary>How people sign in to the screens, and for how long.</summary>
public sealed record ScreenOptions
{
    /// <summary>
    /// In production: the client id of the screens at the issuer of <c>Authentication:Authority</c>. Without it there are no screens,
    /// only the API.
    /// </summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>
    /// The folder for the keys of the cookies, which every host of the screens reads and writes. In demo mode it is beside the data.
    /// </summary>
    public string? Keys { get; init; }

    /// <summary>A session ends after this many minutes without a click.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>A session ends this many hours after sign-in, active or not.</summary>
    public int LongestHours { get; init; } = 10;
}
