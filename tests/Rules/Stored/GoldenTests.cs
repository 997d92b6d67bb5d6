using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Rules.Stored;

/// <summary>
/// Every event that was ever stored must always load. Each has a golden file that never changes; a record that grows gets a second
/// one (<c>referralSent.2.json</c>).
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Path("tests", "Rules", "Stored"), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory, MemberData(nameof(Files))]
    public void A_golden_event_loads_and_is_written_back_as_it_was(string file)
    {
        var golden = File.ReadAllText(Repository.Path("tests", "Rules", "Stored", file)).TrimEnd();

        Assert.Equal(
            golden,
            Declares(StoredJson.Default.ReferralEvent, file)
                ? RoundTrip(golden, StoredJson.Default.ReferralEvent)
                : RoundTrip(golden, StoredJson.Default.PathwayEvent));
    }

    [Fact]
    public void Every_event_has_a_golden_file() => Assert.Equal(
        Names(typeof(ReferralEvent)).Concat(Names(typeof(PathwayEvent))).Order(),
        Files.Select(file => file.Data.Split('.')[0]).Distinct().Order());

    private static bool Declares(JsonTypeInfo contract, string file) => Names(contract.Type).Contains(file.Split('.')[0]);

    private static string RoundTrip<T>(string golden, JsonTypeInfo<T> contract) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(golden, contract)!, contract));

    private static IEnumerable<string> Names(Type events) => events
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .Select(derived => (string)derived.TypeDiscriminator!);
}
