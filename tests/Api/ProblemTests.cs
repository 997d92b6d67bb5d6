using System.Text;
using System.Text.RegularExpressions;
using InterTrust.Api.Hosting;
using InterTrust.Api.Wire;
using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Security;

namespace InterTrust.Api;

/// <summary>Every code of the catalogue, with a request that causes it.</summary>
public sealed class ProblemTests(RealHub hub)
{
    private static readonly Dictionary<string, Func<RealHub, Task<Answer>>> Causes = new()
    {
        ["MALFORMED_JSON"] = hub => hub.As("RFF").Post("/referrals", "{", Key()),
        ["IDEMPOTENCY_KEY_MISSING"] = hub => hub.As("RFF").Post("/referrals", ReferralBodies.Referral(Patient.New())),
        ["CURSOR_INVALID"] = hub => hub.As("RFF").Worklist("outgoing", "?cursor=AAAA"),
        ["HEADER_INVALID"] = hub => hub.As("RFF").Post(
            "/referrals", ReferralBodies.Referral(Patient.New()), ("Idempotency-Key", "two words")),
        ["PARAMETER_INVALID"] = hub => hub.As("RFF").Worklist("outgoing", "?limit=0"),
        ["TOKEN_MISSING"] = hub => hub.Nobody.Summary(),
        ["TOKEN_INVALID"] = hub => hub.With("a.b.c").Summary(),
        ["TOKEN_EXPIRED"] = hub => hub.With(Forged.Expired(hub.Issuer)).Summary(),
        ["SCOPE_MISSING"] = hub => hub.As("RFF", Scopes.Send).Summary(),
        ["ODS_NOT_PERMITTED"] = hub => hub.As("RFF").Get("/worklists/summary", (Caller.OrganisationHeader, "RHQ")),
        ["NOT_FOUND"] = hub => hub.As("RFF").Read("ref-rff-00000000000000000000000000"),
        ["METHOD_NOT_ALLOWED"] = hub => hub.As("RFF").Call(HttpMethod.Delete, "/worklists/summary", null),
        ["NOT_ACCEPTABLE"] = hub => hub.As("RFF").Get("/worklists/summary", ("Accept", "application/xml")),
        ["OPEN_REFERRAL_EXISTS"] = async hub =>
        {
            var patient = Patient.New();
            await hub.As("RFF").Send(patient);
            return await hub.As("RFF").Send(ReferralBodies.Referral(patient));
        },
        ["MATCH_AMBIGUOUS"] = async hub =>
        {
            var (patient, receiver) = (Patient.New(), hub.NewTrust());
            (await receiver.Accept((await hub.As("RFF").Send(patient, receiver.Ods)).Id)).Is(200);
            (await receiver.Accept((await hub.As("RFS").Send(patient, receiver.Ods)).Id, new { pathway = new { mode = "new" } })).Is(200);
            return await receiver.Accept((await hub.As("RP5").Send(patient, receiver.Ods)).Id);
        },
        ["PATIENT_MISMATCH"] = async hub =>
        {
            var patient = Patient.New();
            (await hub.As("RHQ").Register(ReferralBodies.Pathway(patient with { BirthDate = "1962-04-30" }))).Is(201);
            return await hub.As("RHQ").Accept((await hub.As("RFF").Send(patient)).Id);
        },
        ["OUT_OF_TURN"] = async hub =>
        {
            var sent = await hub.As("RFF").Send(Patient.New());
            (await hub.As("RFF").Withdraw(sent.Id)).Is(200);
            return await hub.As("RHQ").Accept(sent.Id);
        },
        ["VERSION_MISMATCH"] = async hub =>
        {
            var sent = await hub.As("RFF").Send(Patient.New());
            (await hub.As("RHQ").Receive(sent.Id)).Is(200);
            return await hub.As("RHQ").Accept(sent.Id, ifMatch: sent.ETag);
        },
        ["BODY_TOO_LARGE"] = hub => hub.As("RFF").Send(
            ReferralBodies.Referral(Patient.New()).Put("/clientReference", new string('x', 300_000))),
        ["MEDIA_TYPE"] = hub => hub.As("RFF").Post(
            "/referrals/validate", new StringContent("<referral/>", Encoding.UTF8, "application/xml")),
        ["VALIDATION_FAILED"] = hub => hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()).Put("/dataset/rtt", null)),
        ["UNKNOWN_FIELD"] = hub => hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()).Put("/dataset/patient/nickname", "Zo")),
        ["NHS_NUMBER_INVALID"] = hub => hub.As("RFF").Send(
            ReferralBodies.Referral(Patient.New()).Put("/dataset/patient/nhsNumber", "9990000019")),
        ["CODE_NOT_IN_LIST"] = hub => hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()).Put("/dataset/rtt/periodStatus", "77")),
        ["UNKNOWN_ORGANISATION"] = hub => hub.As("RFF").Send(ReferralBodies.Referral(Patient.New(), to: "ZZZ99")),
        ["NOT_A_TEST_NUMBER"] = hub => hub.As("RFF").Send(
            ReferralBodies.Referral(Patient.New()).Put("/dataset/patient/nhsNumber", "9434765919")),
        ["IDEMPOTENCY_KEY_REUSED"] = async hub =>
        {
            var key = TrustClient.NewKey();
            (await hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()), key)).Is(201);
            return await hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()), key);
        },
        ["IF_MATCH_REQUIRED"] = async hub => await hub.As("RHQ").Receive((await hub.As("RFF").Send(Patient.New())).Id, ifMatch: null),
        ["RATE_LIMITED"] = RateLimited,
        ["INTERNAL"] = hub => Broken(hub, new InvalidOperationException("Nobody outside shall read this.")),
        ["UNAVAILABLE"] = hub => Broken(hub, new StorageUnavailableException()),
        ["STORAGE_UNCERTAIN"] = hub => Broken(hub, new StorageUncertainException()),
    };

    public static TheoryData<string> Codes { get; } = [.. Causes.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_caller_hears_the_code(string code)
    {
        var answer = await Causes[code](hub);
        Assert.True(answer.Code == code, $"{code} was expected of {answer}");
        Assert.True(answer["/detail"] is { Length: > 20 }, $"The detail is too short in {answer}");
    }

    [Fact]
    public void The_catalogue_its_page_and_the_codes_that_tests_reach_are_the_same()
    {
        var page = File.ReadAllText(Repository.Path("docs", "problems.md"));
        var catalogue = Problems.All.Select(kind => kind.Code).Order();
        Assert.Equal(catalogue, Causes.Keys.Order());
        Assert.Equal(
            catalogue,
            Regex.Matches(page, @"^### ([A-Z_]+)\n\n\w", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value).Order());
    }

    [Fact]
    public async Task The_type_of_a_problem_is_an_address_that_can_be_opened()
    {
        var type = (await hub.Nobody.Summary())["/type"]!;
        var page = (await hub.Nobody.Request(HttpMethod.Get, type)).Is(200);
        Assert.Equal(File.ReadAllText(Repository.Path("docs", "problems.md")), page.Text);
        Assert.Contains($"### {type.Split('#')[1].ToUpperInvariant()}\n", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named_to_the_trust_that_may_see_it()
    {
        var patient = Patient.New();
        var first = await hub.As("RFF").Send(patient);
        Assert.Equal([first.Id], (await hub.As("RFF").Send(ReferralBodies.Referral(patient))).Is(409).Texts("/choices", "id"));
        var refused = (await hub.As("RHQ").Execute(first.Id, "undo-match", new { reason = "It is not on one." })).Is(409, "OUT_OF_TURN");
        Assert.Equal(("sent", first.Id), (refused["/current/status"], refused["/current/id"]));
    }

    [Fact]
    public async Task Findings_of_several_kinds_are_named_each_with_its_own_code()
    {
        var body = ReferralBodies.Referral(Patient.New())
            .Put("/dataset/patient/nhsNumber", "9990000019")
            .Put("/dataset/rtt/periodStatus", "77")
            .Put("/extra", 1);
        var refused = (await hub.As("RFF").Send(body)).Is(422);
        var unknown = (await hub.As("RFF").Send(body.Put("/extra", null))).Is(422, "VALIDATION_FAILED");
        Assert.Equal(["UNKNOWN_FIELD"], refused.Texts("/errors", "code"));
        Assert.Equal(
            [("/dataset/patient/nhsNumber", "NHS_NUMBER_INVALID"), ("/dataset/rtt/periodStatus", "CODE_NOT_IN_LIST")],
            unknown.List("/errors").Select(error => ($"{error["pointer"]}", $"{error["code"]}")));
    }

    private static (string, string?) Key() => ("Idempotency-Key", TrustClient.NewKey());

    /// <summary>A Send whose commit fails.</summary>
    private static Task<Answer> Broken(RealHub hub, Exception fault)
    {
        var key = TrustClient.NewKey();
        hub.Storage.Break(ReferralId.For(OdsCode.Parse("RFF", null), key).Value, fault);
        return hub.As("RFF").Send(ReferralBodies.Referral(Patient.New()), key);
    }

    private static async Task<Answer> RateLimited(RealHub hub)
    {
        await using var strict = new HubFactory(
            new Dictionary<string, string> { ["RateLimit:PerSecond"] = "1", ["RateLimit:Burst"] = "1" });
        using var nobody = new TrustClient(CheckedAnswers.Client(strict.Address, hub.Contract), token: null);
        (await nobody.Summary()).Is(401);
        return (await nobody.Summary()).Is(429);
    }

    // Found by the fault programme: while the cluster learned of a dead silo, Orleans cancelled placements, timed out with a type that it
    // cannot serialize, or could not register a grain on the dead silo, and the caller got a 500.
    [Fact]
    public void A_call_that_Orleans_gives_up_is_unanswered_and_no_bug() => Assert.All(
        new Exception[]
        {
            new OperationCanceledException(),
            new Orleans.Serialization.CodecNotFoundException("Polly.Timeout.TimeoutRejectedException"),
            new OrleansException("Trying to register on a dead silo"),
        },
        fault => Assert.Equal((true, 503), (Faults.IsUnanswered(fault), Faults.ProblemOf(fault)!.Kind.Status)));
}
