using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Security;

/// <summary>
/// Checks a token once and knows it again, until it expires or the issuer's keys are read anew: a client shows the same one at every
/// request. Only what was found good is kept, so that nobody fills it with guesses.
/// </summary>
public sealed class TokenCache : JsonWebTokenHandler
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, CachedToken> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var keys = validationParameters.ConfigurationManager is { } issuer ? await issuer.GetBaseConfigurationAsync(CancellationToken.None) : null;
        if (known.TryGetValue(token, out var before) && ReferenceEquals(before.Keys, keys) && DateTime.UtcNow - validationParameters.ClockSkew < before.Result.SecurityToken.ValidTo)
            return before.Result;

        var result = await base.ValidateTokenAsync(token, validationParameters);
        // The library takes a key for an hour after the issuer gave it up; that hour is not ours to count.
        if (!result.IsValid || keys?.SigningKeys.Contains(result.SecurityToken.SigningKey) is false)
            return result;
        if (known.Count >= Most)
            known.Clear();
        known[token] = new(result, keys);
        return result;
    }

    /// <param name="Result">What was found.</param>
    /// <param name="Keys">The issuer's keys, as they were read when it was found; null where they never change.</param>
    private sealed record CachedToken(TokenValidationResult Result, BaseConfiguration? Keys);
}
