using System.Globalization;
using InterTrust.Reference;
using InterTrust.Reports;

namespace InterTrust.Cwt;

/// <summary>Creates a record from the table of scenarios: puts known values in their items and lists the missing ones.</summary>
internal static class CwtRecords
{
    /// <param name="scenario">The code of the scenario, such as 1a.</param>
    /// <param name="on">The day that the record reports.</param>
    /// <param name="available">All known values, whether the scenario has the item or not.</param>
    /// <param name="applies">For items that are mandatory if applicable: whether they apply, where the hub can tell.</param>
    internal static CwtRecord Create(
        string scenario, DateOnly on, IEnumerable<(string Element, object? Value)> available, IReadOnlyDictionary<string, bool> applies)
    {
        var values = available.Where(item => item.Value is not null).ToDictionary(item => item.Element, item => Text(item.Value!));
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
        DateOnly day => $"{day:O}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
