using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InterTrust.Json;

internal sealed class BooleanRule() : JsonRule("true or false")
{
    internal override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            copy.Writer.WriteBooleanValue(json.GetBoolean());
        else
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
    }
}

internal sealed class NumberRule(bool whole, decimal min, decimal max) : JsonRule(string.Create(
    CultureInfo.InvariantCulture, $"a {(whole ? "whole number" : "number of at most three decimals")} from {min} to {max}"))
{
    /// <summary>Dividing by it removes trailing zeros, so that equal numbers are written alike.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    internal override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (json.ValueKind is JsonValueKind.Number && json.TryGetDecimal(out var number) && number >= min && number <= max
            && decimal.Round(number, whole ? 0 : 3) == number)
            copy.Writer.WriteNumberValue(number / One);
        else
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
    }
}

internal sealed class RawRule() : JsonRule("an object")
{
    internal override void Copy(JsonElement json, string pointer, JsonCopy copy)
    {
        if (json.ValueKind is JsonValueKind.Object)
            copy.Writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(json), skipInputValidation: true);
        else
            copy.Refuse(pointer, RefusalCode.ValidationFailed, Sentence);
    }
}
