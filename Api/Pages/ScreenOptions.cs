namespace InterTrust.Pages;

/// <summary>How people sign in to the screens, and for how long.</summary>
public sealed record ScreenOptions
{
    /// <summary>In production: what the issuer of <c>Authentication:Authority</c> calls the screens. Without it there are none, only the API.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Where the keys of the cookies lie: a folder that every host of the screens reads and writes. In demo mode beside the data.</summary>
    public string? Keys { get; init; }

    /// <summary>So many minutes without a click end a session.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>So many hours after signing in it ends whatever was clicked.</summary>
    public int LongestHours { get; init; } = 10;
}
