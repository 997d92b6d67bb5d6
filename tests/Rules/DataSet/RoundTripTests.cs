using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using InterTrust.DataSet;

namespace InterTrust.Rules.DataSet;

public sealed class RoundTripTests
{
    private static readonly string[] Pointers = [.. Fullest.Pointers(Fullest.DataSet()).Select(p => p.Replace('*', '0'))];

    private static readonly string[] Optional =
        [
            .. Pointers.Except(EnfFields.All.Where(f => f.Required).Select(f => f.Pointer))
                .Where(p => !p.Contains("firstSeenAdjustment", StringComparison.Ordinal)),
        ];

    private static readonly Gen<string> Text =
        Gen.String[Gen.OneOf(Gen.Char['!', '~'], Gen.Char['À', 'ž'], Gen.Char['一', '丿'], Gen.Const(' ')), 1, 35].Where(s => s.Trim() == s);

    private static readonly string[] Texts =
    [
        "/patient/familyName", "/patient/givenName", "/gp/name", "/questions/questionForMdt", "/imaging/0/reportText",
    ];

    /// <summary>The fullest data set with random texts and without some optional fields.</summary>
    private static readonly Gen<JsonObject> Valid =
        Gen.Select(Gen.Shuffle(Optional, 0, Optional.Length), Text.Array[Texts.Length]).Select((removed, texts) =>
        {
            var dataSet = Fullest.DataSet();
            foreach (var (pointer, text) in Texts.Zip(texts))
                dataSet.With(pointer, JsonValue.Create(text).ToJsonString());
            return removed.Aggregate(dataSet, (d, pointer) => d.Without(pointer));
        });

    [Fact]
    public void The_fullest_data_set_has_every_field_there_is() =>
        Assert.Equal(EnfFields.All.Select(f => f.Pointer), Fullest.Pointers(Fullest.DataSet()));

    [Fact]
    public void The_fullest_data_set_lacks_nothing_and_raises_no_doubt()
    {
        var reading = Fullest.DataSet().With("/transfer/clinicalLetterSent", "false").Read();
        Assert.Empty(reading.Refused);
        Assert.Empty(reading.Completeness!.Missing);
        Assert.Empty(reading.Cwt!.Missing);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Nothing_that_was_sent_is_dropped_or_changed() => Valid.Sample(
        sent => JsonNode.DeepEquals(sent, JsonNode.Parse(sent.Read().Document!.Json)), iter: 2_000);

    [Fact]
    public void What_is_stored_reads_as_itself() => Valid.Sample(sent =>
    {
        var stored = sent.Read().Document!;
        var reread = DataSetValidation.Read(stored.Json, Sent.Context).Document!;
        Assert.Equal(stored.Json, reread.Json);
        Assert.Equal(stored.Json, new EnfDocument(new EnfDocument(stored.Json).Value).Json);
    }, iter: 500);

    [Fact]
    public void Equal_content_makes_equal_bytes_whatever_the_order_of_fields_and_the_spelling()
    {
        var dataSet = Fullest.DataSet();
        var backwards = new JsonObject(dataSet.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())))
            .With("/patient/familyName", "\"\\n \\u017b\\u00f3\\u0142kiewska\\u00a0\"")
            .With("/health/heightCm", "1.71500e2")
            .With("/health/weightKg", "64.250");
        Assert.Equal(Encoding.UTF8.GetString(dataSet.Read().Document!.Json), Encoding.UTF8.GetString(backwards.Read().Document!.Json));
    }

    [Fact]
    public void No_finding_and_no_warning_repeats_a_value_that_was_sent() => Gen.Select(
        Gen.OneOf(Pointers),
        Gen.OneOf(
            "\"Canary7Q\"", "77077077", "[\"Canary7Q\"]", "{\"Canary7Q\":\"Canary7Q!\"}", "\"Canary7Q\\u0000\"", "\"2077-07-17\"",
            "\"1877-07-17\"", "\"0777-07-17\"", "true"),
        Valid).Sample((pointer, junk, sent) =>
    {
        var existing = Fullest.Pointers(sent).Select(p => p.Replace('*', '0')).ToHashSet();
        if (!existing.Contains(pointer))
            return;
        var reading = sent.With(pointer, junk).Read();
        var values = Values(sent).Where(v => v.Length >= 7 || v.Any(char.IsDigit) && v.Length >= 4).ToList();
        foreach (var text in reading.Refused.Select(f => f.Detail).Concat(reading.Warnings.SelectMany(w => new[] { w.Pointer, w.Detail })))
            Assert.DoesNotContain(values, v => WithoutExamples(text).Contains(v, StringComparison.OrdinalIgnoreCase));
    }, iter: 3_000);

    /// <summary>A finding's text without its examples of valid codes, which come from the hub.</summary>
    private static string WithoutExamples(string text) => text.Split(", such as")[0];

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(p => Values(p.Value)),
        JsonArray list => list.SelectMany(Values),
        null => [],
        _ => [node.ToString()],
    };
}
