using System.Text.Json;
using CsCheck;
using InterTrust.Identity;

namespace InterTrust.Rules.Identity;

public sealed class IdTests
{
    private static readonly OdsCode Rff = OdsCode.Parse("RFF");
    private static readonly OdsCode Rhq = OdsCode.Parse("RHQ");

    [Fact]
    public void The_same_trust_and_key_name_the_same_referral_for_ever() =>
        Assert.Equal("ref-rff-a6g7ewpj7jp8970x83x1mphtp1", ReferralId.For(Rff, "key-1").Value);

    [Fact]
    public void Another_trust_or_another_key_names_another_referral() => Assert.Distinct(
        new[]
        {
            ReferralId.For(Rff, "key-1"),
            ReferralId.For(Rff, "key-2"),
            ReferralId.For(Rhq, "key-1"),
            ReferralId.For(Rff, "key-1").RedirectedTo(Rhq),
        });

    [Fact]
    public void Each_acceptance_and_each_registration_names_its_own_pathway()
    {
        var referral = ReferralId.For(Rff, "key-1");
        Assert.Distinct(
            new[]
            {
                PathwayId.For(Rhq, referral, 0),
                PathwayId.For(Rhq, referral, 1),
                PathwayId.For(Rff, "key-1"),
                PathwayId.For(Rhq, "key-1"),
            });
    }

    [Fact]
    public void A_draft_is_named_by_its_trust_and_by_what_began_it()
    {
        var draft = DraftId.For(Rff, "key-1");
        Assert.StartsWith("drf-rff-", draft.Value, StringComparison.Ordinal);
        Assert.Equal((draft, Rff), (DraftId.Parse(draft.Value), draft.Ods));
        Assert.Distinct(new[] { draft, DraftId.For(Rff, "key-2"), DraftId.For(Rhq, "key-1") });
        Assert.False(DraftId.TryParse(ReferralId.For(Rff, "key-1").Value, null, out _));
    }

    [Fact]
    public void An_id_reads_as_itself() => Gen.String[Gen.Char['!', '~'], 1, 128].Sample(key =>
    {
        var referral = ReferralId.For(Rff, key);
        return ReferralId.Parse(referral.Value) == referral
            && PathwayId.Parse(PathwayId.For(Rhq, referral, 0).Value) == PathwayId.For(Rhq, referral, 0);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ref-")]
    [InlineData("ref-rff")]
    [InlineData("ref-00000000000000000000000000")]
    [InlineData("ref--00000000000000000000000000")]
    [InlineData("ref-rf-00000000000000000000000000")]
    [InlineData("ref-RFF-00000000000000000000000000")]
    [InlineData("ref-rff-0000000000000000000000000")]
    [InlineData("ref-rff-000000000000000000000000000")]
    [InlineData("ref-rff-0000000000000000000000000i")]
    [InlineData("ref-rff-0000000000000000000000000A")]
    [InlineData("REF-rff-00000000000000000000000000")]
    [InlineData("pwy-rff-00000000000000000000000000")]
    public void What_the_hub_did_not_make_is_no_referral(string? id) => Assert.False(ReferralId.TryParse(id, null, out _));

    [Fact]
    public void An_identity_in_JSON_is_the_string_that_it_parses_from()
    {
        Assert.Equal("\"9990000018\"", JsonSerializer.Serialize(NhsNumber.Parse("9990000018")));
        Assert.Equal(Rff, JsonSerializer.Deserialize<OdsCode>("\"RFF\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NhsNumber>("\"9990000019\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OdsCode>("1"));
    }
}
