using InterTrust.Referrals;

namespace InterTrust.DataSet;

/// <summary>Checks an ENF data set before it is sent. Stateless; nothing is stored. Key: the ODS code of the calling trust.</summary>
[Alias("dataSet"), GrainInterfaceType("dataSet")]
public interface IDataSetGrain : IGrainWithStringKey
{
    /// <summary>Validates a Send without sending it.</summary>
    /// <param name="send">The Send to check.</param>
    [Alias("check")]
    Task<DataSetFindings> Check(Send send);
}

/// <summary>The result of the check of a data set.</summary>
/// <param name="Refused">What Send would refuse.</param>
/// <param name="Completeness">What is missing from the minimum data set; null where the data set cannot be read.</param>
/// <param name="Cwt">What is missing from the waiting-times record; null where the data set cannot be read.</param>
/// <param name="Warnings">What a person should check.</param>
[GenerateSerializer, Immutable, Alias("dataSet.findings")]
public sealed record DataSetFindings(
    [property: Id(0)] IReadOnlyList<Finding> Refused,
    [property: Id(1)] Completeness? Completeness,
    [property: Id(2)] CwtCompleteness? Cwt,
    [property: Id(3)] IReadOnlyList<Warning> Warnings);
