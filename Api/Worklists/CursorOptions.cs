using System.Buffers.Text;

namespace InterTrust.Worklists;

/// <summary>The key that protects cursors and search tokens.</summary>
public sealed record CursorOptions
{
    /// <summary>At least 32 bytes in base64, the same on every host; created at start in demo mode.</summary>
    public string? Key { get; init; }

    internal bool IsStrong => Key is not null && Base64.IsValid(Key, out var length) && length >= 32;
}
