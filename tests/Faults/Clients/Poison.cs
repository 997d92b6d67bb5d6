using System.Text;

namespace InterTrust.Faults;

/// <summary>What no client should send, and the one code with which the hub says so.</summary>
internal sealed record Poison(
    string Code,
    string Method,
    string Path,
    Func<Story, byte[]?> Body,
    string MediaType = "application/json",
    string? Token = null,
    bool Key = true)
{
    internal static readonly Poison[] All =
    [
        new("MALFORMED_JSON", "POST", "/referrals", _ => Bytes(new string('[', 200) + new string(']', 200))),
        new("MALFORMED_JSON", "POST", "/referrals", story => Bodies.Send(story, 0)[..500]),
        new("MALFORMED_JSON", "POST", "/referrals", _ => Bytes("""{"to":"RHQ","to":"RFF","dataset":{}}""")),
        new("MALFORMED_JSON", "POST", "/referrals", _ => [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]),
        new("MALFORMED_JSON", "POST", "/referrals", _ => [0]),
        new("UNKNOWN_FIELD", "POST", "/referrals", story =>
            Bytes(Encoding.UTF8.GetString(Bodies.Send(story, 0))
                .Replace("\"dataset\":{", "\"dataset\":{\"<script>\":1e9999,", StringComparison.Ordinal))),
        new("NHS_NUMBER_INVALID", "POST", "/referrals", story =>
            Bytes(Encoding.UTF8.GetString(Bodies.Send(story, 0)).Replace(story.NhsNumber, "9990000000", StringComparison.Ordinal))),
        new("NOT_A_TEST_NUMBER", "POST", "/referrals", story =>
            Bytes(Encoding.UTF8.GetString(Bodies.Send(story, 0)).Replace(story.NhsNumber, "9434765919", StringComparison.Ordinal))),
        new("BODY_TOO_LARGE", "POST", "/referrals", _ => Bytes($"\"{new string('x', 300_000)}\"")),
        new("MEDIA_TYPE", "POST", "/referrals", story => Bodies.Send(story, 0), MediaType: "text/csv"),
        new("IDEMPOTENCY_KEY_MISSING", "POST", "/referrals", story => Bodies.Send(story, 0), Key: false),
        new("TOKEN_MISSING", "GET", "/worklists/incoming", _ => null, Token: ""),
        new(
            "TOKEN_INVALID",
            "GET",
            "/worklists/incoming",
            _ => null,
            Token: "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJvZHMiOiJSSFEiLCJzY29wZSI6IndvcmtsaXN0cy5yZWFkIn0."),
        new("CURSOR_INVALID", "GET", "/worklists/incoming?cursor=AAAA", _ => null),
        new("PARAMETER_INVALID", "GET", "/events?after='%20or%201=1--", _ => null),
        // A referral of two other trusts is not there.
        new("NOT_FOUND", "GET", "/referrals/{stranger}", _ => null),
        new("NOT_FOUND", "POST", "/referrals/{stranger}/accept", _ => Bytes("{}")),
        new("NOT_FOUND", "POST", "/referrals/{stranger}/withdraw", _ => Bodies.Withdraw),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
