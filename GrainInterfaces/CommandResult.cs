namespace InterTrust;

/// <summary>The result of a command: applied, unchanged or refused. Faults are exceptions.</summary>
/// <typeparam name="T">The view of the referral or pathway, as the caller may see it.</typeparam>
[GenerateSerializer, Immutable, Alias("answer`1")]
public abstract record CommandResult<T> where T : class;

/// <summary>The command was applied: committed, on both worklists, in both feeds.</summary>
/// <param name="Value">The current state.</param>
[GenerateSerializer, Immutable, Alias("answer.happened`1")]
public sealed record Applied<T>([property: Id(0)] T Value) : CommandResult<T> where T : class;

/// <summary>Nothing to change: this command, or another with the same effect, was applied before. Nothing was written.</summary>
/// <param name="Value">The current state.</param>
[GenerateSerializer, Immutable, Alias("answer.alreadySo`1")]
public sealed record Unchanged<T>([property: Id(0)] T Value) : CommandResult<T> where T : class;

/// <summary>The command was refused. Nothing was written.</summary>
/// <param name="Refusal">Why, and what to do next.</param>
/// <param name="Current">The current state, where the caller may see it.</param>
[GenerateSerializer, Immutable, Alias("answer.refused`1")]
public sealed record Refused<T>([property: Id(0)] Refusal Refusal, [property: Id(1)] T? Current) : CommandResult<T> where T : class;

/// <summary>Why a command was refused.</summary>
/// <param name="Code">The code, for programs.</param>
/// <param name="Detail">A sentence for a person that says what to do next. Never patient data.</param>
/// <param name="Findings">The fields at fault, if the refusal is about what was sent.</param>
/// <param name="Choices">
/// What a person may choose between: the candidates of an ambiguous match, the two sides of a mismatch, the open referral.
/// </param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] IReadOnlyList<Finding> Findings,
    [property: Id(3)] IReadOnlyList<Choice> Choices)
{
    /// <summary>A refusal without findings or choices.</summary>
    public Refusal(RefusalCode code, string detail) : this(code, detail, [], []) { }

    /// <summary>A refusal of one field of the request.</summary>
    /// <param name="pointer">RFC 6901 JSON pointer into the body.</param>
    /// <param name="code">What a program acts on.</param>
    /// <param name="detail">A sentence for a person that says what to do next. Never the value that was sent.</param>
    public static Refusal Invalid(string pointer, RefusalCode code, string detail) => new(code, detail, [new(pointer, code, detail)], []);
}

/// <summary>
/// A choice for a person after a refusal. It is returned to the calling trust as data for its screen and is never part of an error
/// text.
/// </summary>
/// <param name="Kind"><c>pathway</c>, <c>referral</c>, <c>ours</c> or <c>theirs</c>.</param>
/// <param name="Id">The id to send in the next command, if there is one.</param>
/// <param name="Says">The fields that distinguish it from the other choices, by name.</param>
[GenerateSerializer, Immutable, Alias("choice")]
public sealed record Choice(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Id,
    [property: Id(2)] IReadOnlyDictionary<string, string> Says);

/// <summary>An error in the request.</summary>
/// <param name="Pointer">RFC 6901 JSON pointer into the body.</param>
/// <param name="Code">The code, for programs.</param>
/// <param name="Detail">A sentence for a person. It never contains the value that was sent.</param>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record Finding([property: Id(0)] string Pointer, [property: Id(1)] RefusalCode Code, [property: Id(2)] string Detail);

/// <summary>
/// Why the hub refuses a command. In JSON the names are in capitals with underscores. They never change; new ones go at the end.
/// </summary>
[GenerateSerializer, Alias("refusalCode")]
public enum RefusalCode
{
    /// <summary>It does not exist, or the caller may not see it.</summary>
    NotFound,

    /// <summary>The status does not allow the command.</summary>
    OutOfTurn,

    /// <summary>The caller looked at another version.</summary>
    VersionMismatch,

    /// <summary>The same key was used before with another body.</summary>
    IdempotencyKeyReused,

    /// <summary>A referral for the same patient, tumour group, referrer and receiver is open.</summary>
    OpenReferralExists,

    /// <summary>Several pathways fit: a person must choose.</summary>
    MatchAmbiguous,

    /// <summary>Same NHS number, different birth date or family name: a person must confirm.</summary>
    PatientMismatch,

    /// <summary>The request breaks a rule of the data set or of the command.</summary>
    ValidationFailed,

    /// <summary>The request has an unknown field.</summary>
    UnknownField,

    /// <summary>Not ten digits with a valid check digit.</summary>
    NhsNumberInvalid,

    /// <summary>A code that is not in its list.</summary>
    CodeNotInList,

    /// <summary>An organisation that is not in the hub's directory.</summary>
    UnknownOrganisation,

    /// <summary>Demo mode accepts only NHS numbers of the 999 range.</summary>
    NotATestNumber,

    /// <summary>The command is for the other of the two trusts.</summary>
    OdsNotPermitted,
}
