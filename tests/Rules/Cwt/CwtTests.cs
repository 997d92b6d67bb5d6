using InterTrust.Pathways;
using InterTrust.Reference;
using InterTrust.Reports;

namespace InterTrust.Rules.Cwt;

/// <summary>The waiting-times records of a generated year of pathways, held field by field against the data set's own table.</summary>
public sealed class CwtTests
{
    private static readonly Dictionary<(string Element, string Scenario), string> Matrix = ReadMatrix();

    private static readonly Period[] Months =
    [
        .. Enumerable.Range(1, 12).Select(month => new Period(new(2025, month, 1), new DateOnly(2025, month, 1).AddMonths(1).AddDays(-1))),
    ];

    [Fact]
    public void A_year_of_two_thousand_pathways_makes_the_records_that_its_trust_owes_field_by_field()
    {
        var random = new Random(20251231);
        var seen = new Dictionary<string, int>();
        foreach (var patient in Enumerable.Range(0, 2_000).Select(n => new CwtPatient(n, random)))
            foreach (var month in Months)
            {
                var (expected, made) = (patient.ExpectedIn(month).ToList(), PathwayCwt.CreateRecords(patient.Tracked, month).ToList());
                Assert.Equal(expected.Select(record => (record.Scenario, record.On)), made.Select(record => (record.Scenario, record.On)));
                foreach (var (record, expectedRecord) in made.Zip(expected))
                {
                    Check(record, expectedRecord);
                    seen[record.Scenario] = seen.GetValueOrDefault(record.Scenario) + 1;
                }
            }

        // Every scenario of the table occurs in the year.
        Assert.Equal(Matrix.Keys.Select(key => key.Scenario).Distinct().Order(), seen.Keys.Order());
    }

    [Fact]
    public void The_hub_s_table_is_the_data_set_s() => Assert.All(
        Matrix, cell => Assert.Equal(cell.Value, Text(CwtMatrix.NeedOf(cell.Key.Element, cell.Key.Scenario))));

    private static string Text(CwtNeed need) => need switch
    {
        CwtNeed.Mandatory => "M",
        CwtNeed.MandatoryIfApplicable => "M*",
        CwtNeed.Optional => "O",
        CwtNeed.OptionalIfApplicable => "O*",
        _ => "N/A",
    };

    private static void Check(CwtRecord record, ExpectedRecord expected)
    {
        foreach (var ((element, _), need) in Matrix.Where(cell => cell.Key.Scenario == record.Scenario))
        {
            var label = $"{record.Scenario} {element}";
            var value = expected.Values.GetValueOrDefault(element);
            Assert.True(
                record.Items.GetValueOrDefault(element) == (need is "N/A" ? null : value),
                $"{label}: {record.Items.GetValueOrDefault(element)} for {value}");
            var isAbsent = value is null && need is "M" or "M*";
            var applies = expected.Applies.TryGetValue(element, out var isApplicable) ? isApplicable : (bool?)null;
            Assert.True(
                record.Missing.Contains(element) == (value is null && (need is "M" || (need is "M*" && applies is true))),
                $"{label} missing");
            Assert.True(record.IfApplicable.Contains(element) == (isAbsent && need is "M*" && applies is null), $"{label} if applicable");
        }
    }

    private static Dictionary<(string, string), string> ReadMatrix()
    {
        var rows = File.ReadLines(Repository.Path("tests", "Rules", "Cwt", "matrix.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ")).ToList();
        return rows.Skip(1)
            .SelectMany(row => row.Skip(1).Select((need, i) => KeyValuePair.Create((row[0], rows[0][i + 1]), need)))
            .ToDictionary();
    }
}
