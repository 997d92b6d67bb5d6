using System.Text;
using System.Text.Json.Serialization;
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Pathways;

namespace InterTrust.Rules.DataSet;

public sealed class ShapeTests
{
    private static (Body? Body, IReadOnlyList<Finding> Findings) Read(string json, string at = "")
    {
        List<Finding> findings = [];
        using var document = StrictJson.Parse(Encoding.UTF8.GetBytes(json));
        return (StrictJson.Read(document.RootElement, ShapeJson.Default.Body, findings, at), findings);
    }

    [Fact]
    public void A_body_is_read_by_its_own_declaration()
    {
        var body = Read(
            """{"to":"RHQ","mode":"existing","pathway":"pwy-rhq-00000000000000000000000000","count":3"""
            + ""","raw":{},"note":" a\r\n\tb "}""").Body!;
        Assert.Equal((Sent.Ods("RHQ"), PathwayMode.Existing, 3, "a\r\n\tb"), (body.To, body.Mode, body.Count, body.Note));
        Assert.Equal("pwy-rhq-00000000000000000000000000", body.Pathway!.Value);
        Assert.Null(body.Items);
    }

    [Theory]
    [InlineData("""{ "a" : "\u00e9<\/b>", "b":[1.0, 1e2] }""")]
    [InlineData("""{"é":"👩🏽‍⚕️"}""")]
    public void Raw_JSON_keeps_the_bytes_that_were_sent(string raw) =>
        Assert.Equal(raw, Encoding.UTF8.GetString(Read($$"""{"to":"RHQ","raw":{{raw}}}""").Body!.Raw!.Utf8));

    [Theory]
    [InlineData("[]", "")]
    [InlineData("{}", "/to")]
    [InlineData("""{"to":null}""", "/to")]
    [InlineData("""{"to":"rhq"}""", "/to")]
    [InlineData("""{"to":"RHQ","mode":"Existing"}""", "/mode")]
    [InlineData("""{"to":"RHQ","mode":1}""", "/mode")]
    [InlineData("""{"to":"RHQ","pathway":"pwy-1"}""", "/pathway")]
    [InlineData("""{"to":"RHQ","raw":[]}""", "/raw")]
    [InlineData("""{"to":"RHQ","count":11}""", "/count")]
    [InlineData("""{"to":"RHQ","count":3.5}""", "/count")]
    [InlineData("""{"to":"RHQ","count":99999999999999999999999999999999}""", "/count")]
    [InlineData("""{"to":"RHQ","items":[]}""", "/items")]
    [InlineData("""{"to":"RHQ","items":[{}]}""", "/items/0/question")]
    [InlineData("""{"to":"RHQ","items":[{"question":"a"},{"question":"b"},{"question":"c"}]}""", "/items")]
    public void What_breaks_the_declaration_is_found_there(string json, string pointer)
    {
        var (body, findings) = Read(json, "/in");
        Assert.Null(body);
        Assert.Equal(["/in" + pointer], findings.Select(f => f.Pointer));
        Assert.All(findings, f => Assert.EndsWith(".", f.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Characters_are_counted_as_people_count_them_not_as_UTF_16_does()
    {
        Assert.Empty(Read($$"""{"to":"RHQ","note":"{{string.Concat(Enumerable.Repeat("👩", 10))}}"}""").Findings);
        Assert.Single(Read($$"""{"to":"RHQ","note":"{{string.Concat(Enumerable.Repeat("👩", 11))}}"}""").Findings);
    }

    [Fact]
    public void A_declaration_that_does_not_say_enough_reads_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => StrictJson.Read(default, ShapeJson.Default.TextWithoutLength, []));
        Assert.Throws<InvalidOperationException>(() => StrictJson.Read(default, ShapeJson.Default.ListWithoutLength, []));
        Assert.Throws<InvalidOperationException>(() => StrictJson.Read(default, ShapeJson.Default.UnknownList, []));
        Assert.Throws<InvalidOperationException>(() => StrictJson.Read(default, ShapeJson.Default.UnknownType, []));
    }

    internal sealed record Body(
        OdsCode To,
        PathwayMode? Mode,
        PathwayId? Pathway,
        [property: Number(0, 10)] int? Count,
        RawJson? Raw,
        [property: Text(10, Lines = true)] string? Note,
        [property: Items(1, 2)] IReadOnlyList<Item>? Items);

    internal sealed record Item([property: Text(10)] string Question);

    internal sealed record TextWithoutLength(string Text);

    internal sealed record ListWithoutLength([property: Text(1)] IReadOnlyList<string> Texts);

    internal sealed record UnknownList([property: Code("noSuchList")] string Code);

    internal sealed record UnknownType(TimeSpan Time);
}

[JsonSerializable(typeof(ShapeTests.Body))]
[JsonSerializable(typeof(ShapeTests.TextWithoutLength))]
[JsonSerializable(typeof(ShapeTests.ListWithoutLength))]
[JsonSerializable(typeof(ShapeTests.UnknownList))]
[JsonSerializable(typeof(ShapeTests.UnknownType))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
internal sealed partial class ShapeJson : JsonSerializerContext;
