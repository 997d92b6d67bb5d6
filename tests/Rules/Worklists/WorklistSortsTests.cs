using InterTrust.Worklists;

namespace InterTrust.Rules.Worklists;

public sealed class WorklistSortsTests
{
    /// <summary>The names in the order of their numbers: silos of other versions and callers know an order by these.</summary>
    private static readonly string[] Names =
    [
        "treatBy", "-treatBy", "waitingSince", "-waitingSince", "nearest", "-nearest", "name", "-name", "tumourGroup", "-tumourGroup",
        "status", "-status", "partner", "-partner", "owner", "-owner", "periodStart", "-periodStart", "receivedDate", "-receivedDate",
        "faster28", "-faster28", "handover38", "-handover38", "after24", "-after24", "treat31", "-treat31", "mdtDate", "-mdtDate",
    ];

    [Fact]
    public void Every_number_on_the_wire_is_one_order_with_the_name_that_it_always_had()
    {
        Assert.Equal(
            Names.Index().Select(name => ((WorklistSort)name.Index, name.Item)),
            WorklistSorts.All.Select(order => (order.Sort, order.Name)));
        Assert.Equal(Enum.GetValues<WorklistSort>(), WorklistSorts.All.Select(order => order.Sort));
    }

    [Fact]
    public void An_order_is_found_by_its_name_and_by_its_number() => Assert.All(WorklistSorts.All, order =>
    {
        Assert.Same(order, WorklistSorts.Find(order.Name));
        Assert.Same(order, WorklistSorts.From(order.Sort));
        Assert.Equal(order.IsDescending, order.Name.StartsWith('-'));
    });

    [Fact]
    public void A_name_that_is_no_order_is_not_found() =>
        Assert.All(["", "-", "--treatBy", "TreatBy", "familyName"], name => Assert.Null(WorklistSorts.Find(name)));

    [Fact]
    public void A_number_of_a_later_version_sorts_by_the_62_day_date() =>
        Assert.Equal("treatBy", WorklistSorts.From((WorklistSort)1000).Name);

    [Fact]
    public void Without_a_sort_the_nearest_clock_comes_first() => Assert.Equal("nearest", WorklistSorts.Default.Name);
}
