using System.Text;
using System.Text.Json.Nodes;
using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.Rules.DataSet;

/// <summary>Data sets as a trust sends them, with ways to change one field.</summary>
internal static class Sent
{
    internal static DateOnly Today { get; } = new(2026, 11, 23);

    internal static ValidationContext Context { get; } =
        new(Ods("RFF"), Today, TestNumbersOnly: true, CompleteSince: null);

    internal static OdsCode Ods(string code) => OdsCode.Parse(code);

    internal static JsonObject Sample(string name) => ReferralBodies.Sample(name);

    internal static JsonObject Lung() => Sample("lung-complete")["dataset"]!.DeepClone().AsObject();

    /// <summary>Sets a value, given as JSON, at a pointer; missing groups are added.</summary>
    internal static JsonObject With(this JsonObject dataSet, string pointer, string json)
    {
        var (owner, name) = Find(dataSet, pointer);
        if (owner is JsonArray list)
            list[int.Parse(name)] = JsonNode.Parse(json);
        else
            owner[name] = JsonNode.Parse(json);
        return dataSet;
    }

    internal static JsonObject Without(this JsonObject dataSet, string pointer)
    {
        var (owner, name) = Find(dataSet, pointer);
        owner.AsObject().Remove(name);
        return dataSet;
    }

    internal static DataSetValidation Read(this JsonObject dataSet, ValidationContext? context = null) =>
        Read(dataSet.ToJsonString(), context);

    internal static DataSetValidation Read(string json, ValidationContext? context = null) =>
        DataSetValidation.Read(Encoding.UTF8.GetBytes(json), context ?? Context);

    private static (JsonNode Owner, string Name) Find(JsonObject dataSet, string pointer)
    {
        string[] names = pointer.Split('/')[1..];
        var owner = names[..^1].Aggregate(
            (JsonNode)dataSet, (at, name) => at is JsonArray list ? list[int.Parse(name)]! : at[name] ??= new JsonObject());
        return (owner, names[^1]);
    }
}
