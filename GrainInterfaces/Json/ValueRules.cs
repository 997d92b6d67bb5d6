using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InterTrust.Json;

internal sealed class BooleanRule() : JsonRule("true or false")
{
    internal override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            to.Writer.WriteBooleanValue(json.GetBoolean());
        else
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
    }
}

internal sealed class NumberRule(bool whole, decimal min, decimal max) : JsonRule(string.Create(
    CultureInfo.InvariantCulture, $"a {(whole ? "whole number" : "number of at most three decimals")} from {min} to {max}"))
{
    /// <summary>Dividing by it takes the noughts off the end, so that equal numbers are written alike.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    internal override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (json.ValueKind is JsonValueKind.Number && json.TryGetDecimal(out var number) && number >= min && number <= max
            && decimal.Round(number, whole ? 0 : 3) == number)
            to.Writer.WriteNumberValue(number / One);
        else
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
    }
}

internal sealed class RawRule() : JsonRule("an object")
{
    internal override void Copy(JsonElement json, string at, JsonCopy to)
    {
        if (json.ValueKind is JsonValueKind.Object)
            to.Writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(json), skipInputValidation: true);
        else
            to.Refuse(at, RefusalCode.ValidationFailed, Sentence);
    }
}
