using InterTrust.Identity;
using InterTrust.Calendar;
using InterTrust.Organisations;
using InterTrust.DataSet;
using Orleans.Concurrency;

namespace InterTrust.Referrals;

/// <summary>Checks a data set by the rule that Send uses.</summary>
[StatelessWorker, Reentrant, GrainType("dataSet")]
public sealed class DataSetGrain(DirectoryCache directory, HubPolicy policy, TimeProvider time) : Grain, IDataSetGrain
{
    public async Task<DataSetFindings> Check(Send send)
    {
        var from = OdsCode.Parse(this.GetPrimaryKeyString(), null);
        return SendRules.Validate(send, from, new(time.Now(), await directory.Read(about: send.To), policy.TestNumbersOnly));
    }
}
