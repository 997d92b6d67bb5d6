using System.Text.Json;

namespace InterTrust.Json;

/// <summary>What a place in a body must hold. Copies what is right, trimmed and without nulls, and finds what is wrong.</summary>
/// <param name="says">What it must be, to follow "This must be".</param>
/// <param name="sentence">What to tell the sender of anything else.</param>
internal abstract class JsonRule(string says, string? sentence = null)
{
    internal string Description => says;

    protected string Sentence { get; } = sentence ?? $"This must be {says}.";

    internal abstract void Copy(JsonElement json, string at, JsonCopy to);

    /// <summary>It is required and was not sent.</summary>
    internal virtual void Miss(string at, JsonCopy to) =>
        to.Refuse(at, RefusalCode.ValidationFailed, $"This is required and was not sent. {Sentence}");
}

/// <summary>Where the copy goes, and what was found. With a finding the copy is good for nothing: nobody reads it.</summary>
internal sealed class JsonCopy(Utf8JsonWriter writer, ICollection<Finding> findings)
{
    /// <summary>A body of nothing but faults is answered with the first of them.</summary>
    private const int Most = 200;

    internal Utf8JsonWriter Writer => writer;

    internal bool Refused { get; private set; }

    internal void Refuse(string at, RefusalCode code, string detail)
    {
        Refused = true;
        if (findings.Count < Most)
            findings.Add(new(at, code, detail));
    }
}
