using System.Text.Json;

namespace InterTrust.Json;

/// <summary>What a value of a body must be. Copies valid values, trimmed and without nulls, and reports the others.</summary>
/// <param name="description">What the value must be, as a phrase after "This must be".</param>
/// <param name="sentence">The sentence for the sender of anything else.</param>
internal abstract class JsonRule(string description, string? sentence = null)
{
    internal string Description => description;

    protected string Sentence { get; } = sentence ?? $"This must be {description}.";

    internal abstract void Copy(JsonElement json, string pointer, JsonCopy copy);

    /// <summary>Reports that a required value was not sent.</summary>
    internal virtual void RefuseMissing(string pointer, JsonCopy copy) =>
        copy.Refuse(pointer, RefusalCode.ValidationFailed, $"This is required and was not sent. {Sentence}");
}

/// <summary>The copy of a body and its findings. A copy with findings is incomplete and must not be read.</summary>
internal sealed class JsonCopy(Utf8JsonWriter writer, ICollection<Finding> findings)
{
    /// <summary>Keeps the answer to a body full of faults short.</summary>
    private const int MaxFindings = 200;

    internal Utf8JsonWriter Writer => writer;

    internal bool Refused { get; private set; }

    internal void Refuse(string pointer, RefusalCode code, string detail)
    {
        Refused = true;
        if (findings.Count < MaxFindings)
            findings.Add(new(pointer, code, detail));
    }
}
