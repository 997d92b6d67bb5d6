using System.Text;
using InterTrust.DataSet;

namespace InterTrust.Rules.DataSet;

public sealed class DocumentationTests
{
    private const string Head = """
    # The ENF data set, field by field

    Written by a test from the records in `GrainInterfaces/DataSet`; `UPDATE_DOCS=1` writes it again. `*` stands for each item of a list.

    How much a field is needed: **key**, the data set is refused without it; **minimum**, the inter-provider transfer minimum data set
    is incomplete without it, unless the clinical letter went as well; **1e**, the trust's waiting-times record lacks it; **1e if**, the
    same, where it applies (a decision to refer: on a two-week-wait referral that is not from screening). All else is optional.

    | Field | Dictionary element | Needed | Must be |
    |---|---|---|---|

    """;

    [Fact]
    public void The_page_of_the_data_set_is_what_the_code_says()
    {
        var path = Repository.Path("docs", "data-set.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is "1")
            File.WriteAllText(path, Page());
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == Page(),
            "docs/data-set.md is out of date. Run the Rules tests with UPDATE_DOCS=1.");
    }

    private static string Page()
    {
        var page = new StringBuilder(Head);
        foreach (var field in EnfFields.All)
            page.Append(null, $"| `{field.Pointer}` | {field.Element} | {Needed(field)} | {field.Says} |\n");
        return page.ToString();
    }

    private static string Needed(EnfField field) => string.Join(", ", new[]
    {
        field.Required ? "key" : null,
        field is { Minimum: true, Required: false } ? "minimum" : null,
        field.Cwt is null ? null : field.Cwt.IfApplicable ? "1e if" : "1e",
    }.OfType<string>());
}
