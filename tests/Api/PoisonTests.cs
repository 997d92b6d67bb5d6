using System.Text;
using InterTrust.Api.Hosting;

namespace InterTrust.Api;

/// <summary>Malicious or broken bodies: each is refused, nothing of it is stored or logged, and the next request is served.</summary>
public sealed class PoisonTests(RealHub hub)
{
    private static readonly Dictionary<string, (int Status, string Code, string? Pointer, Func<string, byte[]> Make)> Poisons = new()
    {
        ["nothing"] = (422, "VALIDATION_FAILED", "/to", _ => []),
        ["a list"] = (422, "VALIDATION_FAILED", "", _ => Utf8($"[\"{Patient.Mark}\"]")),
        ["a number beyond numbers"] = (422, "VALIDATION_FAILED", "", _ => Utf8("1e9999")),
        ["a number beyond numbers in a field"] = (
            422, "VALIDATION_FAILED", "/dataset/health/heightCm", Replace("\"comorbidity\"", "\"heightCm\":1e9999,\"comorbidity\"")),
        ["cut off"] = (400, "MALFORMED_JSON", null, good => Utf8(good[..^40])),
        ["deep"] = (400, "MALFORMED_JSON", null, Replace("\"TEST-RFF-1\"", new string('[', 200) + new string(']', 200))),
        ["a hundred thousand deep"] = (400, "MALFORMED_JSON", null, _ => Utf8(new string('[', 100_000))),
        ["the same key twice"] = (
            400, "MALFORMED_JSON", null, Replace("\"familyName\"", $"\"familyName\":\"{Patient.Mark}\",\"familyName\"")),
        ["the same key twice, escaped"] = (
            400, "MALFORMED_JSON", null, Replace("\"familyName\"", "\"f\\u0061milyName\":\"x\",\"familyName\"")),
        ["a raw NUL"] = (400, "MALFORMED_JSON", null, Replace(Patient.Mark, "a\0b")),
        ["an escaped NUL"] = (422, "VALIDATION_FAILED", "/dataset/patient/familyName", Replace(Patient.Mark, "Kolibri\\u0000")),
        ["half a surrogate pair"] = (422, "VALIDATION_FAILED", "/dataset/patient/familyName", Replace(Patient.Mark, "Kolibri\\ud800")),
        ["half a surrogate pair as a name"] = (
            400, "MALFORMED_JSON", null, Replace("\"clientReference\"", "\"\\ud800Kolibri\":1,\"clientReference\"")),
        ["bytes that are not UTF-8"] = (
            400, "MALFORMED_JSON", null, good => Encoding.Latin1.GetBytes(good.Replace(Patient.Mark, "Zoë", StringComparison.Ordinal))),
        ["a byte order mark"] = (400, "MALFORMED_JSON", null, good => [0xEF, 0xBB, 0xBF, .. Utf8(good)]),
        ["UTF-16"] = (400, "MALFORMED_JSON", null, Encoding.Unicode.GetBytes),
        ["two bodies"] = (400, "MALFORMED_JSON", null, good => Utf8(good + good)),
        ["a comment"] = (400, "MALFORMED_JSON", null, good => Utf8($"/* {Patient.Mark} */ {good}")),
        ["too much"] = (413, "BODY_TOO_LARGE", null, Replace("TEST-RFF-1", new string('x', 300_000))),
        ["a date that never was"] = (422, "VALIDATION_FAILED", "/dataset/patient/birthDate", Replace("1961-04-30", "1961-02-29")),
        ["a day without end"] = (422, "VALIDATION_FAILED", "/dataset/patient/birthDate", Replace("1961-04-30", "9999-12-31")),
        ["a birth before time"] = (422, "VALIDATION_FAILED", "/dataset/patient/birthDate", Replace("1961-04-30", "0001-01-01")),
        ["a name without end"] = (
            422, "VALIDATION_FAILED", "/dataset/patient/familyName", Replace(Patient.Mark, Patient.Mark + new string('n', 5_000))),
        ["a field that is none"] = (422, "UNKNOWN_FIELD", "/Kolib?", Replace("\"clientReference\"", "\"Kolib<\":1,\"clientReference\"")),
    };

    public static TheoryData<string> Names { get; } = [.. Poisons.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task It_is_refused_where_it_stands(string poison)
    {
        var (status, code, pointer, make) = Poisons[poison];
        var (sender, receiver) = (hub.NewTrust(), hub.NewTrust());
        var good = ReferralBodies.Referral(Patient.New(), receiver.Ods).ToJsonString(HubJson.Web);
        var leaks = hub.Logs.Leaks.Count;
        (await Send(sender, make(good))).Is(status, code, pointer);
        Assert.Equal(leaks, hub.Logs.Leaks.Count);
        Assert.Empty((await sender.Feed()).List("/events"));
        (await sender.Send(ReferralBodies.Referral(Patient.New(), receiver.Ods))).Is(201);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/xml", 415)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("nonsense", 415)]
    [InlineData("application/json", 201)]
    [InlineData("application/json; charset=UTF-8", 201)]
    [InlineData("application/vnd.trust+json", 201)]
    public async Task Only_JSON_in_UTF_8_is_read(string mediaType, int status)
    {
        var answer = await Send(hub.As("RFF"), Utf8(ReferralBodies.Referral(Patient.New()).ToJsonString()), mediaType);
        Assert.Equal((status, status == 415 ? "MEDIA_TYPE" : ""), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        var content = new ByteArrayContent(Utf8(ReferralBodies.Referral(Patient.New()).ToJsonString()));
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        (await hub.As("RFF").Post("/referrals", content, ("Idempotency-Key", TrustClient.NewKey()))).Is(415, "MEDIA_TYPE");
    }

    [Theory]
    [InlineData("Robert'); DROP TABLE referral;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("{{7*7}} ${7*7} %s %n")]
    [InlineData("O’Brien-Żółkiewska 李 👩🏽‍⚕️")]
    [InlineData("\"quoted\\back")]
    public async Task A_payload_in_a_name_is_a_name(string name)
    {
        var (sender, receiver, patient) = (hub.NewTrust(), hub.NewTrust(), Patient.New() with { FamilyName = name });
        var sent = await sender.Send(patient, receiver.Ods);
        Assert.Equal(name, (await receiver.Read(sent.Id))["/dataset/patient/familyName"]);
        var page = (await receiver.Worklist("incoming")).Is(200);
        Assert.Equal(("application/json", name), (page.MediaType, page["/items/0/patient/familyName"]));
        var pathway = (await receiver.Accept(sent.Id)).Is(200)["/pathway/id"]!;
        Assert.Equal(name, (await receiver.Pathway(pathway))["/patient/familyName"]);
        Assert.Equal([pathway], (await receiver.Search("pathways", new { q = name })).Is(200).Texts("/items", "id"));
    }

    [Theory]
    [InlineData("/api/v1/referrals/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/referrals/' or 1=1 --")]
    [InlineData("/api/v1/referrals/REF-00000000000000000000000000")]
    [InlineData("/api/v1/pathways/pwy-1")]
    [InlineData("/api/v1/reference/codes/..%2f")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/nothing")]
    public async Task An_address_that_names_nothing_is_not_found(string path) =>
        Assert.Equal(404, (await hub.As("RFF").Request(HttpMethod.Get, path)).Status);

    [Theory]
    [InlineData("X-Request-ID", "two words")]
    [InlineData("X-Correlation-ID", "<script>")]
    [InlineData("If-Match", "\"-1\"")]
    [InlineData("If-Match", "\"1\", \"2\"")]
    [InlineData("If-Match", "\"99999999999999999999\"")]
    public async Task A_header_that_is_none_is_refused(string name, string value)
    {
        var sent = await hub.As("RFF").Send(Patient.New());
        var answer = await hub.As("RHQ").Post(
            $"/referrals/{sent.Id}/receive", new { }, name == "If-Match" ? [(name, value)] : [("If-Match", "*"), (name, value)]);
        if (value == "<script>")
            answer.Is(200);
        else
            answer.Is(400, "HEADER_INVALID");
    }

    [Fact]
    public async Task Too_many_and_too_long_headers_are_refused_before_they_are_read()
    {
        using var client = new HttpClient { BaseAddress = hub.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/worklists/summary");
        request.Headers.Add("X-Long", new string('x', 20_000));
        using var answer = await client.SendAsync(request, RealHub.Stop);
        Assert.Equal(431, (int)answer.StatusCode);
        (await hub.As("RFF").Summary()).Is(200);
    }

    [Fact]
    public void The_log_is_listened_to() => Assert.True(hub.Logs.Lines > 0);

    private static Task<Answer> Send(TrustClient trust, byte[] body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return trust.Post("/referrals", content, ("Idempotency-Key", TrustClient.NewKey()));
    }

    /// <summary>A good body with a change.</summary>
    private static Func<string, byte[]> Replace(string original, string changed) =>
        good => Utf8(good.Replace(original, changed, StringComparison.Ordinal));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
