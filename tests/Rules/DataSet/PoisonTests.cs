using System.Text;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Json;

namespace InterTrust.Rules.DataSet;

public sealed class PoisonTests
{
    public static TheoryData<string> Malformed { get; } =
    [
        "",
        "{",
        """{"patient":{"nhsNumber":"9990000026"}""",
        """{"tumourGroup":"lung","tumourGroup":"Smithson"}""",
        """{"patient":{"Smithson":"a","\u0053mithson":"b"}}""",
        """{"\ud800":1,"\ud800":2}""",
        """{"tumourGroup":"lung",}""",
        """{"tumourGroup":'lung'}""",
        """{"tumourGroup":"lung"} {}""",
        """{"tumourGroup":NaN}""",
        "{\"patient\":{\"familyName\":\"Smith\0son\"}}",
        "// lung\n{}",
        "\uFEFF{}",
        string.Concat(Enumerable.Repeat("[", 100_000)),
        string.Concat(Enumerable.Repeat("{\"patient\":", 17)) + "1" + new string('}', 17),
    ];

    [Theory, MemberData(nameof(Malformed))]
    public void What_is_not_well_formed_is_refused_without_being_repeated(string json)
    {
        var finding = Assert.Single(Sent.Read(json).Refused);
        Assert.Equal(("/dataset", RefusalCode.ValidationFailed), (finding.Pointer, finding.Code));
        Assert.DoesNotContain("mith", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xF3, 0x6C, 0x6B })]
    public void What_is_not_UTF_8_is_refused(byte[] bytes)
    {
        byte[] json = [.. """{"patient":{"familyName":" """u8, .. bytes, .. "\"}}"u8];
        Assert.Single(DataSetValidation.Read(json, Sent.Context).Refused);
        Assert.Throws<JsonException>(() => StrictJson.Parse(json));
    }

    [Fact]
    public void A_body_in_UTF_16_is_refused() =>
        Assert.Single(DataSetValidation.Read(Encoding.Unicode.GetBytes(Sent.Lung().ToJsonString()), Sent.Context).Refused);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"lung\"")]
    [InlineData("1e9999")]
    public void What_is_no_object_is_refused(string json) => Assert.Equal("/dataset", Assert.Single(Sent.Read(json).Refused).Pointer);

    [Theory]
    [InlineData("""\u0000""")]
    [InlineData("""a\u0000b""")]
    [InlineData("""\ud800""")]
    [InlineData("""\udc00\ud800""")]
    [InlineData("""a\u001bb""")]
    [InlineData("""a\u0085b""")]
    public void NUL_other_control_characters_and_half_surrogate_pairs_are_refused_in_any_text(string text)
    {
        foreach (var pointer in (string[])["/patient/familyName", "/questions/reasonForReferral", "/patient/address/0"])
        {
            // JsonNode would repair half a pair, so the text is inserted afterwards.
            var json = Sent.Lung().With(pointer, "\"HERE\"").ToJsonString().Replace("HERE", text, StringComparison.Ordinal);
            Assert.Equal(["/dataset" + pointer], Sent.Read(json).Refused.Select(f => f.Pointer));
        }
    }

    [Theory]
    [InlineData("Robert'); DROP TABLE referral;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1+1)*cmd")]
    [InlineData("{{7*7}} ${7*7} %s %n")]
    [InlineData("O’Brien-Żółkiewska 李 👩🏽‍⚕️")]
    [InlineData("a\u202Eb")]
    public void A_payload_in_a_name_is_a_name(string name)
    {
        var reading = Sent.Lung().With("/patient/familyName", JsonSerializer.Serialize(name)).Read();
        Assert.Equal(name, reading.Document!.Value.Patient.FamilyName);
        Assert.DoesNotContain("<", Encoding.UTF8.GetString(reading.Document.Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b~c", "/dataset/a?b?c")]
    [InlineData("Müller <b>", "/dataset/M?ller??b?")]
    [InlineData("01234567890123456789012345678901234567890123", "/dataset/0123456789012345678901234567890123456789")]
    [InlineData("", "/dataset/")]
    public void The_name_of_an_unknown_field_is_shown_only_as_far_as_it_is_harmless(string name, string pointer)
    {
        var dataSet = Sent.Lung();
        dataSet[name] = 1;
        var finding = Assert.Single(dataSet.Read().Refused);
        Assert.Equal((pointer, RefusalCode.UnknownField), (finding.Pointer, finding.Code));
    }

    [Fact]
    public void The_name_of_an_unknown_field_may_be_half_a_surrogate_pair()
    {
        var json = Sent.Lung().With("/HERE", "1").ToJsonString().Replace("HERE", """\ud800""", StringComparison.Ordinal);
        Assert.Single(Sent.Read(json).Refused);
    }

    [Fact]
    public void A_body_of_nothing_but_faults_is_answered_with_the_first_two_hundred()
    {
        var dataSet = Sent.Lung();
        for (var i = 0; i < 1_000; i++)
            dataSet[$"f{i}"] = i;
        Assert.Equal(200, dataSet.Read().Refused.Count);
    }

    [Fact]
    public void What_holds_a_patient_does_not_show_it_as_text()
    {
        var document = Sent.Lung().Read().Document!;
        Assert.All(
            new object?[] { document, document.Value, document.Value.Patient, document.Value.Diagnosis, document.Value.Patient.NhsNumber },
            part => Assert.EndsWith("(withheld)", part!.ToString(), StringComparison.Ordinal));
        Assert.Contains("EnfPatient (withheld)", $"{new { document.Value.Patient }}", StringComparison.Ordinal);
    }
}
