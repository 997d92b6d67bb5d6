using InterTrust.Worklists;

namespace InterTrust.Rules.Worklists;

public sealed class WorklistFiltersTests
{
    private static readonly WorklistQuery Nothing = new() { Kind = WorklistKind.Incoming };

    public static TheoryData<string> Names { get; } = [.. WorklistFilters.All.Select(filter => filter.Name)];

    [Fact]
    public void Every_filter_stands_in_the_list_once()
    {
        var declared = typeof(WorklistFilters).GetProperties().Where(property => property.PropertyType == typeof(WorklistFilter));
        Assert.Equal(declared.Select(property => property.GetValue(null)).ToHashSet(), WorklistFilters.All.ToHashSet<object?>());
        Assert.Distinct(WorklistFilters.All.Select(filter => filter.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_choice_of_a_filter_is_read_into_a_query_of_its_own(string name)
    {
        var filter = WorklistFilters.All.Single(known => known.Name == name);
        var queries = filter.Choices.Select(choice => filter.Read(Nothing, [choice.Value])).ToList();

        Assert.DoesNotContain(null, queries);
        Assert.DoesNotContain(Nothing, queries);
        Assert.Distinct(queries);
        Assert.Subset(filter.Choices.Select(choice => choice.Value).ToHashSet(), filter.Values.ToHashSet());
    }

    [Theory, MemberData(nameof(Names))]
    public void A_value_that_a_filter_does_not_take_is_no_query(string name)
    {
        var filter = WorklistFilters.All.Single(known => known.Name == name);

        Assert.All(["", "a\0b", new string('x', 101)], value => Assert.Null(filter.Read(Nothing, [value])));
        Assert.NotEmpty(filter.Rule);
    }

    [Theory, InlineData(WorklistKind.Incoming), InlineData(WorklistKind.Outgoing), InlineData(WorklistKind.Pathways)]
    public void The_form_offers_only_filters_that_its_worklist_takes_each_once_under_a_label(WorklistKind kind)
    {
        var offered = WorklistFilters.OnScreen(kind);

        Assert.Distinct(offered);
        Assert.All(offered, filter => Assert.True(WorklistFilters.All.Contains(filter) && filter.Label is not ""));
        Assert.DoesNotContain(offered, filter => filter.OfReferralsOnly && kind is WorklistKind.Pathways);
        // The form is made of lists to choose from; the screen makes those of these three itself.
        Assert.All(
            offered.Except([WorklistFilters.Status, WorklistFilters.Owner, WorklistFilters.Partner]),
            filter => Assert.NotEmpty(filter.Choices));
    }
}
