using System.Collections.Frozen;

namespace InterTrust.Reference;

/// <summary>Whether a scenario's waiting-times record has an item.</summary>
public enum CwtNeed
{
    /// <summary>Not applicable (N/A).</summary>
    NotApplicable,

    /// <summary>Optional (O).</summary>
    Optional,

    /// <summary>Optional where the item's own condition is met (O*).</summary>
    OptionalIfApplicable,

    /// <summary>Mandatory (M).</summary>
    Mandatory,

    /// <summary>Mandatory where the item's own condition is met (M*).</summary>
    MandatoryIfApplicable,
}

/// <summary>
/// The items of the National Cancer Waiting Times Monitoring Data Set v2.1, in its order, and which of them the record of each
/// scenario needs. Read once from cwt.csv, the data set's own table of scenarios.
/// </summary>
public static class CwtMatrix
{
    private static readonly FrozenDictionary<(string Element, string Scenario), CwtNeed> Needs;

    static CwtMatrix()
    {
        using var table = new StreamReader(typeof(CwtMatrix).Assembly.GetManifestResourceStream("cwt.csv")!);
        var rows = table.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToList();
        Scenarios = rows[0][1..];
        Elements = [.. rows.Skip(1).Select(row => row[0])];
        Needs = rows.Skip(1)
            .SelectMany(row => Scenarios.Select((scenario, i) => KeyValuePair.Create((row[0], scenario), Read(row[i + 1]))))
            .ToFrozenDictionary();
    }

    /// <summary>The items by the names of the NHS Data Dictionary; a suffix marks those of a provider's second transfer.</summary>
    public static IReadOnlyList<string> Elements { get; }

    /// <summary>1a to 7.</summary>
    public static IReadOnlyList<string> Scenarios { get; }

    /// <summary>The need for an item in the record of a scenario.</summary>
    /// <param name="element">One of <see cref="Elements"/>.</param>
    /// <param name="scenario">One of <see cref="Scenarios"/>.</param>
    public static CwtNeed NeedOf(string element, string scenario) => Needs[(element, scenario)];

    private static CwtNeed Read(string cell) => cell switch
    {
        "M" => CwtNeed.Mandatory,
        "M*" => CwtNeed.MandatoryIfApplicable,
        "O" => CwtNeed.Optional,
        "O*" => CwtNeed.OptionalIfApplicable,
        _ => CwtNeed.NotApplicable,
    };
}
