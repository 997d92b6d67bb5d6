namespace InterTrust;

/// <summary>What the hub answers to a command: it happened, it is already so, or no, because. Faults are exceptions.</summary>
/// <typeparam name="T">What the command was about, as the caller may see it.</typeparam>
[GenerateSerializer, Immutable, Alias("answer`1")]
public abstract record CommandResult<T> where T : class;

/// <summary>It happened: committed, on both worklists, in both feeds.</summary>
/// <param name="Value">How it stands now.</param>
[GenerateSerializer, Immutable, Alias("answer.happened`1")]
public sealed record Applied<T>([property: Id(0)] T Value) : CommandResult<T> where T : class;

/// <summary>It is already so: this very command, or one to the same end, came before. Nothing was written.</summary>
/// <param name="Value">How it stands now.</param>
[GenerateSerializer, Immutable, Alias("answer.alreadySo`1")]
public sealed record Unchanged<T>([property: Id(0)] T Value) : CommandResult<T> where T : class;

/// <summary>No, because. Nothing was written.</summary>
/// <param name="Refusal">Why, and the way on.</param>
/// <param name="Current">How it stands now, where the caller may see it.</param>
[GenerateSerializer, Immutable, Alias("answer.refused`1")]
public sealed record Refused<T>([property: Id(0)] Refusal Refusal, [property: Id(1)] T? Current) : CommandResult<T> where T : class;

/// <summary>A no with its reason.</summary>
/// <param name="Code">What a program acts on.</param>
/// <param name="Detail">A sentence for a person, with the way on. Never patient data.</param>
/// <param name="Findings">Where, if the refusal is about what was sent.</param>
/// <param name="Choices">What a person may choose between: the candidates of an ambiguous match, the two sides of a mismatch, the open referral.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] IReadOnlyList<Finding> Findings,
    [property: Id(3)] IReadOnlyList<Choice> Choices)
{
    /// <summary>A refusal that needs no more than its sentence.</summary>
    public Refusal(RefusalCode code, string detail) : this(code, detail, [], []) { }

    /// <summary>A refusal of one place in what was sent.</summary>
    /// <param name="pointer">RFC 6901 JSON pointer into the body.</param>
    /// <param name="code">What a program acts on.</param>
    /// <param name="detail">A sentence for a person, with the way on. Never the value that was sent.</param>
    public static Refusal Invalid(string pointer, RefusalCode code, string detail) => new(code, detail, [new(pointer, code, detail)], []);
}

/// <summary>
/// Something that a person may choose after a refusal. It goes back to the trust that asked, as data for its screen; it is not
/// part of an error text.
/// </summary>
/// <param name="Kind"><c>pathway</c>, <c>referral</c>, <c>ours</c> or <c>theirs</c>.</param>
/// <param name="Id">The id to name in the next command, where there is one.</param>
/// <param name="Says">What tells it apart.</param>
[GenerateSerializer, Immutable, Alias("choice")]
public sealed record Choice(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Id,
    [property: Id(2)] IReadOnlyDictionary<string, string> Says);

/// <summary>Something found in what was sent.</summary>
/// <param name="Pointer">RFC 6901 JSON pointer into the body.</param>
/// <param name="Code">What a program acts on.</param>
/// <param name="Detail">A sentence for a person. Never the value that was sent.</param>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record Finding([property: Id(0)] string Pointer, [property: Id(1)] RefusalCode Code, [property: Id(2)] string Detail);

/// <summary>Why the hub says no. The names go over HTTP in capitals with underscores and never change; new ones go at the end.</summary>
[GenerateSerializer, Alias("refusalCode")]
public enum RefusalCode
{
    /// <summary>There is no such thing, or it is not the caller's.</summary>
    NotFound,

    /// <summary>The status does not allow the command.</summary>
    OutOfTurn,

    /// <summary>The caller looked at an older version.</summary>
    VersionMismatch,

    /// <summary>The same key came before with another body.</summary>
    IdempotencyKeyReused,

    /// <summary>An open referral for the same patient, tumour group, referrer and receiver exists.</summary>
    OpenReferralExists,

    /// <summary>Several pathways fit: a person chooses.</summary>
    MatchAmbiguous,

    /// <summary>Same NHS number, other birth date or family name: a person confirms.</summary>
    PatientMismatch,

    /// <summary>What was sent breaks a rule of the data set or of the command.</summary>
    ValidationFailed,

    /// <summary>What was sent has a field that the hub does not know.</summary>
    UnknownField,

    /// <summary>Not ten digits with a right check digit.</summary>
    NhsNumberInvalid,

    /// <summary>A code that is not in its list.</summary>
    CodeNotInList,

    /// <summary>An organisation that the hub's directory does not hold.</summary>
    UnknownOrganisation,

    /// <summary>Demo mode takes only NHS numbers of the 999 range.</summary>
    NotATestNumber,

    /// <summary>The command is for the other side.</summary>
    OdsNotPermitted,
}
