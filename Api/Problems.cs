using System.Reflection;
using InterTrust.Http;

namespace InterTrust;

/// <summary>One kind of problem: its code, HTTP status and title.</summary>
/// <param name="Code">For programs; it never changes.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The same sentence each time.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
public sealed record ProblemKind(string Code, int Status, string Title, bool Retryable = false)
{
    /// <summary>The URL of the explanation, which the hub serves itself.</summary>
    public string Type => $"{Problems.Page}#{Code.ToLowerInvariant()}";
}

/// <summary>The catalogue of problems. Each has its section in docs/problems.md.</summary>
public static class Problems
{
    public const string Page = "/docs/problems.md";

    public static readonly ProblemKind MalformedJson = new("MALFORMED_JSON", 400, "The body is not the JSON that the hub reads.");
    public static readonly ProblemKind IdempotencyKeyMissing = new("IDEMPOTENCY_KEY_MISSING", 400, "A create needs an idempotency key.");
    public static readonly ProblemKind CursorInvalid = new("CURSOR_INVALID", 400, "The cursor does not belong to this list.");
    public static readonly ProblemKind HeaderInvalid = new("HEADER_INVALID", 400, "A header cannot be understood.");
    public static readonly ProblemKind ParameterInvalid = new("PARAMETER_INVALID", 400, "A parameter cannot be understood.");
    public static readonly ProblemKind TokenMissing = new("TOKEN_MISSING", 401, "The request carries no access token.");
    public static readonly ProblemKind TokenInvalid = new("TOKEN_INVALID", 401, "The access token is not valid here.");
    public static readonly ProblemKind TokenExpired = new("TOKEN_EXPIRED", 401, "The access token has expired.");
    public static readonly ProblemKind ScopeMissing = new("SCOPE_MISSING", 403, "The access token lacks a scope.");
    public static readonly ProblemKind OdsNotPermitted = new("ODS_NOT_PERMITTED", 403, "The caller may not act for this organisation.");
    public static readonly ProblemKind NotFound = new("NOT_FOUND", 404, "There is no such thing here.");
    public static readonly ProblemKind MethodNotAllowed = new("METHOD_NOT_ALLOWED", 405, "The address does not take this method.");
    public static readonly ProblemKind NotAcceptable = new("NOT_ACCEPTABLE", 406, "The hub answers in JSON.");
    public static readonly ProblemKind OpenReferralExists = new("OPEN_REFERRAL_EXISTS", 409, "An open referral for this patient exists.");
    public static readonly ProblemKind MatchAmbiguous = new("MATCH_AMBIGUOUS", 409, "Several pathways fit; a person chooses.");
    public static readonly ProblemKind PatientMismatch = new("PATIENT_MISMATCH", 409, "The patient's details disagree; a person confirms.");
    public static readonly ProblemKind OutOfTurn = new("OUT_OF_TURN", 409, "The status does not allow the command.");
    public static readonly ProblemKind VersionMismatch = new("VERSION_MISMATCH", 412, "The caller looked at an older version.");
    public static readonly ProblemKind BodyTooLarge = new("BODY_TOO_LARGE", 413, "The body is too large.");
    public static readonly ProblemKind MediaType = new("MEDIA_TYPE", 415, "The hub does not read this media type.");
    public static readonly ProblemKind ValidationFailed = new("VALIDATION_FAILED", 422, "What was sent breaks a rule.");
    public static readonly ProblemKind UnknownField = new("UNKNOWN_FIELD", 422, "What was sent has a field that the hub does not know.");
    public static readonly ProblemKind NhsNumberInvalid = new("NHS_NUMBER_INVALID", 422, "The NHS number is not valid.");
    public static readonly ProblemKind CodeNotInList = new("CODE_NOT_IN_LIST", 422, "A code is not in its list.");
    public static readonly ProblemKind UnknownOrganisation = new("UNKNOWN_ORGANISATION", 422, "The hub does not know the organisation.");
    public static readonly ProblemKind NotATestNumber = new("NOT_A_TEST_NUMBER", 422, "Demo mode takes only test NHS numbers.");
    public static readonly ProblemKind IdempotencyKeyReused = new("IDEMPOTENCY_KEY_REUSED", 422, "The key came before with another body.");
    public static readonly ProblemKind IfMatchRequired = new("IF_MATCH_REQUIRED", 428, "A command needs If-Match.");
    public static readonly ProblemKind RateLimited = new("RATE_LIMITED", 429, "Too many requests.", Retryable: true);
    public static readonly ProblemKind Internal = new("INTERNAL", 500, "The hub has a fault.");
    public static readonly ProblemKind Unavailable = new("UNAVAILABLE", 503, "The hub cannot answer now.", Retryable: true);
    public static readonly ProblemKind StorageUncertain =
        new("STORAGE_UNCERTAIN", 503, "It may or may not have happened.", Retryable: true);

    /// <summary>The whole catalogue, in the order above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [
            .. typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.IsInitOnly)
                .Select(field => (ProblemKind)field.GetValue(null)!),
        ];

    private static readonly Dictionary<RefusalCode, ProblemKind> ByRefusal =
        Enum.GetValues<RefusalCode>().ToDictionary(code => code, code => All.Single(kind => kind.Code == HubJson.CodeOf(code)));

    public static ProblemKind From(RefusalCode code) => ByRefusal[code];

    /// <summary>The problem for a refusal by a grain.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="current">The current state, where the caller may see it.</param>
    public static Problem From(Refusal refusal, CurrentState? current = null) =>
        new(From(refusal.Code), refusal.Detail) { Errors = refusal.Findings, Choices = refusal.Choices, Current = current };

    /// <summary>The problem for an invalid body: the common code of the findings, or VALIDATION_FAILED.</summary>
    public static Problem From(IReadOnlyList<Finding> findings) =>
        findings.Select(f => f.Code).Distinct().ToList() is [var only]
            ? new(
                From(only),
                findings is [var finding] ? finding.Detail : $"{findings.Count} places in the body need attention; errors names them.")
            {
                Errors = findings,
            }
            : new(ValidationFailed, $"{findings.Count} places in the body need attention; errors names them.") { Errors = findings };

    /// <summary>The problem for a bare status code from the framework.</summary>
    public static Problem? From(int status) => status switch
    {
        404 => new(NotFound, "There is no such address or thing here, or it is not yours."),
        405 => new(MethodNotAllowed, "See the Allow header for the methods that this address takes."),
        406 => new(NotAcceptable, "Send Accept: application/json, or leave the header out."),
        413 => new(BodyTooLarge, "A body holds at most 256 KiB. Import is streamed and has no such limit."),
        415 => new(
            MediaType,
            "Send Content-Type: application/json in UTF-8 and without Content-Encoding; for the import, application/x-ndjson."),
        >= 400 and < 500 => new(HeaderInvalid, "The request breaks the rules of HTTP."),
        503 => new(Unavailable, "The hub could not answer in time. Try again in a second."),
        _ => null,
    };
}
