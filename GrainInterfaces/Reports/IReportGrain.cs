namespace InterTrust.Reports;

/// <summary>A trust's reports and waiting-times records. Key: the ODS code. Stateless; every call reads the database.</summary>
[Alias("reports"), GrainInterfaceType("reports")]
public interface IReportGrain : IGrainWithStringKey
{
    /// <summary>Breach allocation of the first treatments of a period, by month, the two trusts and tumour group.</summary>
    /// <param name="period">The days of treatment.</param>
    [Alias("breachAllocation")]
    Task<IReadOnlyList<AllocatedCases>> BreachAllocation(Period period);

    /// <summary>The days on which the hand-overs of a period were made, by the two trusts and tumour group.</summary>
    /// <param name="period">The days of hand-over.</param>
    [Alias("handOvers")]
    Task<IReadOnlyList<HandOvers>> HandOvers(Period period);

    /// <summary>How long receivers took to decide, for the decisions of a period, by week and the two trusts.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("responseTimes")]
    Task<IReadOnlyList<ResponseTimes>> ResponseTimes(Period period);

    /// <summary>The reasons for the rejections of a period, by the two trusts and tumour group.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("rejections")]
    Task<IReadOnlyList<Rejections>> Rejections(Period period);

    /// <summary>How long decisions took in each week of a period, over all partner trusts.</summary>
    /// <param name="period">The days of decision.</param>
    [Alias("responseWeeks")]
    Task<IReadOnlyList<ResponseWeek>> ResponseWeeks(Period period);

    /// <summary>How many pathways the trust tracks now, by days since their start; an empty band is absent.</summary>
    /// <param name="on">The day to which the days are counted.</param>
    [Alias("openPathways")]
    Task<IReadOnlyList<OpenPathways>> OpenPathways(DateOnly on);

    /// <summary>A page of the waiting-times records whose day is in a period, as of its end.</summary>
    /// <param name="period">The days of the records.</param>
    /// <param name="after">Where the previous page ended; null for the first page.</param>
    [Alias("cwt")]
    Task<CwtPage> Cwt(Period period, CwtPlace? after);
}

/// <summary>Days in Europe/London, first and last included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
[GenerateSerializer, Immutable, Alias("report.period")]
public sealed record Period([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
