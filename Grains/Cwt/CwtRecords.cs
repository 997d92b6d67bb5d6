using System.Globalization;
using InterTrust.Reference;
using InterTrust.Reports;

namespace InterTrust.Cwt;

/// <summary>
/// Puts a record together by the table of scenarios: what is known goes in where it belongs, and what is lacking is named.
/// </summary>
internal static class CwtRecords
{
    /// <param name="scenario">Which record.</param>
    /// <param name="on">The day that it reports.</param>
    /// <param name="known">What is known, whether the scenario wants it or not.</param>
    /// <param name="applies">Of items that are mandatory if applicable: whether they are, where the hub can tell.</param>
    internal static CwtRecord Create(
        string scenario, DateOnly on, IEnumerable<(string Element, object? Value)> known, IReadOnlyDictionary<string, bool> applies)
    {
        var values = known.Where(item => item.Value is not null).ToDictionary(item => item.Element, item => Text(item.Value!));
        var (items, missing, ifApplicable) = (new Dictionary<string, string>(), new List<string>(), new List<string>());
        foreach (var element in CwtMatrix.Elements)
        {
            var need = CwtMatrix.NeedOf(element, scenario);
            if (need is CwtNeed.NotApplicable)
                continue;
            if (values.TryGetValue(element, out var value))
                items.Add(element, value);
            else if (need is CwtNeed.Mandatory)
                missing.Add(element);
            else if (need is CwtNeed.MandatoryIfApplicable && (!applies.TryGetValue(element, out var does) || does))
                (does ? missing : ifApplicable).Add(element);
        }
        return new() { Scenario = scenario, On = on, Items = items, Missing = missing, IfApplicable = ifApplicable };
    }

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
