using System.Text.Json.Nodes;
using InterTrust.DataSet;

namespace InterTrust.Rules.DataSet;

public sealed class DataSetDiffTests
{
    [Fact]
    public void The_same_data_set_has_changed_nowhere() => Assert.Empty(Between(Fullest.DataSet(), Fullest.DataSet()));

    [Theory]
    [InlineData("/patient/localPatientId")]
    [InlineData("/procedures/0/resultText")]
    [InlineData("/transfer/organisationsOnPathway/1")]
    public void A_field_that_says_something_else_is_named(string pointer) =>
        Assert.Equal(
            [pointer], Between(Fullest.DataSet(), Fullest.DataSet().With(pointer, pointer.EndsWith('1') ? "\"RFR\"" : "\"other\"")));

    [Fact]
    public void A_field_that_was_left_out_is_named_and_so_is_one_that_came()
    {
        var without = Fullest.DataSet().Without("/staging/t");
        Assert.Equal(["/staging/t"], Between(Fullest.DataSet(), without));
        Assert.Equal(["/staging/t"], Between(without, Fullest.DataSet()));
    }

    [Fact]
    public void Of_a_group_that_came_or_went_each_field_is_named()
    {
        var without = Fullest.DataSet().Without("/rtt");
        string[] fields = ["/rtt/pathwayIdentifier", "/rtt/pathwayIssuer", "/rtt/periodStatus", "/rtt/periodStartDate"];
        Assert.Equal(fields, Between(without, Fullest.DataSet()));
        Assert.Equal(fields, Between(Fullest.DataSet(), without));
    }

    [Fact]
    public void A_list_that_grew_is_named_as_a_whole()
    {
        var longer = Fullest.DataSet();
        longer["procedures"]!.AsArray().Add(longer["procedures"]![0]!.DeepClone());
        Assert.Equal(["/procedures"], Between(Fullest.DataSet(), longer));
    }

    private static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
        DataSetDiff.Between(Document(before), Document(after));

    private static EnfDocument Document(JsonObject dataSet) => new(System.Text.Encoding.UTF8.GetBytes(dataSet.ToJsonString()));
}
