using System.Globalization;
using System.Text.Json.Nodes;
using InterTrust.TestKit;

namespace InterTrust.Faults;

/// <summary>Referrals to send, made from the samples.</summary>
internal static class Samples
{
    private static readonly string LungComplete = File.ReadAllText(Path.Combine(HubProcess.Repository, "samples", "lung-complete.json"));

    internal static JsonObject Lung(string patient, bool additional)
    {
        var body = JsonNode.Parse(LungComplete)!.AsObject();
        body["dataset"]!["patient"]!["nhsNumber"] = patient;
        if (additional)
            body["additional"] = new JsonObject { ["reason"] = "A second primary." };
        return body;
    }

    /// <summary>A number of the test range with a right check digit; the same for the same name.</summary>
    internal static string NhsNumber(string name)
    {
        var start = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).Aggregate(17, (h, b) => unchecked(h * 31 + b)) & 0x7FFFFFFF;
        for (var n = start % 1_000_000; ; n = (n + 1) % 1_000_000)
        {
            var nine = $"999{n.ToString("000000", CultureInfo.InvariantCulture)}";
            var check = (11 - nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11) % 11;
            if (check < 10)
                return $"{nine}{check}";
        }
    }
}
