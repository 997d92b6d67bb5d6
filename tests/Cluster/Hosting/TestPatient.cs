using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.Identity;
using InterTrust.TestKit;

namespace InterTrust.Hosting;

/// <summary>The patient of the lung sample under an NHS number that is unique in the run.</summary>
public sealed class TestPatient
{
    public NhsNumber NhsNumber { get; } = NhsNumber.Parse(NhsNumbers.Next(), null);

    /// <summary>The sample's data set, as it is sent.</summary>
    public byte[] Lung => With(_ => { });

    /// <summary>The sample's data set, changed.</summary>
    public byte[] With(Action<JsonNode> change)
    {
        var dataSet = ReferralBodies.Sample("lung-complete")["dataset"]!;
        dataSet["patient"]!["nhsNumber"] = NhsNumber.Value;
        change(dataSet);
        return JsonSerializer.SerializeToUtf8Bytes(dataSet);
    }
}
