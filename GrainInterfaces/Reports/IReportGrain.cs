namespace InterTrust.Reports;

/// <summary>Counts what a trust took part in, and makes its waiting-times records. Its key is the ODS code; it holds nothing that could be stale.</summary>
[Alias("reports"), GrainInterfaceType("reports")]
public interface IReportGrain : IGrainWithStringKey
{
    /// <summary>Whose successes and breaches the first treatments of a period were, by month, the two trusts and tumour group.</summary>
    /// <param name="period">The days of treatment.</param>
    [Alias("breachAllocation")]
    Task<IReadOnlyList<AllocatedCases>> BreachAllocation(Period period);

    /// <summary>On which days the hand-overs of a period came, by the two trusts and tumour group.</summary>
    /// <param name="period">The days of hand-over.</param>
    [Alias("handOvers")]
    Task<IReadOnlyList<HandOvers>> HandOvers(Period period);

    /// <summary>How long receivers took with what they decided in a period, by week and the two trusts.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("responseTimes")]
    Task<IReadOnlyList<ResponseTimes>> ResponseTimes(Period period);

    /// <summary>Why receivers rejected in a period, by the two trusts and tumour group.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("rejections")]
    Task<IReadOnlyList<Rejections>> Rejections(Period period);

    /// <summary>How long decisions took in each week of a period, whoever was on the other side.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("responseWeeks")]
    Task<IReadOnlyList<ResponseWeek>> ResponseWeeks(Period period);

    /// <summary>How many pathways the trust tracks, by how long they have taken; a band without any is absent.</summary>
    /// <param name="on">The day on which one looks: of pathways that are open now.</param>
    [Alias("openPathways")]
    Task<IReadOnlyList<OpenPathways>> OpenPathways(DateOnly on);

    /// <summary>A page of the waiting-times records whose day lies in a period, as they stood at its end.</summary>
    /// <param name="period">The days of the records.</param>
    /// <param name="after">Where the page before ended; null from the start.</param>
    [Alias("cwt")]
    Task<CwtPage> Cwt(Period period, CwtPlace? after);
}

/// <summary>Days in Europe/London, the first and the last among them.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
[GenerateSerializer, Immutable, Alias("report.period")]
public sealed record Period([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
