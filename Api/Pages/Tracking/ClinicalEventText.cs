using InterTrust.Pathways;

namespace InterTrust.Pages.Tracking;

/// <summary>The facts of an event as text.</summary>
public static class ClinicalEventText
{
    public static IEnumerable<(string Label, string Text)> DescribeFacts(ClinicalEvent entry)
    {
        var fields = ClinicalEventType.Find(entry.Type)?.Fields ?? [];
        foreach (var (name, value) in entry.Facts)
            yield return fields.FirstOrDefault(field => field.Name == name) is { Label: { } label, List: var list }
                ? (label, list is null ? value : Format.Code(list, value))
                : DescribeFromDataSet(name, value);
    }

    private static (string, string) DescribeFromDataSet(string name, string value)
    {
        var (label, list) = DataSetLabels.LabelOf(name);
        return (label, list is not null ? Format.Code(list, value) : DateInput.Parse(value) is { } day ? Format.Day(day) : value);
    }
}
