using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InterTrust.Security;

/// <summary>
/// Caches the validation of a token until it expires or the issuer's keys are refreshed, because a client sends the same token
/// with every request. Only valid tokens are kept, so that guesses cannot fill the cache.
/// </summary>
public sealed class TokenCache : JsonWebTokenHandler
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, CachedToken> tokens = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var keys = validationParameters.ConfigurationManager is { } issuer
            ? await issuer.GetBaseConfigurationAsync(CancellationToken.None)
            : null;
        if (tokens.TryGetValue(token, out var cached)
            && ReferenceEquals(cached.Keys, keys)
            && DateTime.UtcNow - validationParameters.ClockSkew < cached.Result.SecurityToken.ValidTo)
            return cached.Result;

        var result = await base.ValidateTokenAsync(token, validationParameters);
        // The library accepts a key for an hour after the issuer has withdrawn it; such a token is not cached.
        if (!result.IsValid || keys?.SigningKeys.Contains(result.SecurityToken.SigningKey) is false)
            return result;
        if (tokens.Count >= Most)
            tokens.Clear();
        tokens[token] = new(result, keys);
        return result;
    }

    /// <param name="Result">The result of the validation.</param>
    /// <param name="Keys">The issuer's keys at that time; null where they never change.</param>
    private sealed record CachedToken(TokenValidationResult Result, BaseConfiguration? Keys);
}
