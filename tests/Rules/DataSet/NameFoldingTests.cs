using CsCheck;
using InterTrust.Identity;

namespace InterTrust.Rules.DataSet;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Żółkiewska", "zolkiewska")]
    [InlineData("Ní Bhriain", "NI-BHRIAIN")]
    [InlineData("O'Brien", "O’Brien")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("Oʼ Brien", "OBRIEN")]
    [InlineData("Sørensen", "SORENSEN")]
    [InlineData("Strauß", "Strauss")]
    [InlineData("STRAUẞ", "strauss")]
    [InlineData("Ærø", "Aeroe", false)]
    [InlineData("Ærø", "aero")]
    [InlineData("Đorđević", "Dordevic")]
    [InlineData("Þórður", "Thordur")]
    [InlineData("İnönü", "inonu")]
    [InlineData("Işık", "isik")]
    [InlineData("Γιώργος", "ΓΙΩΡΓΟΣ")]
    [InlineData("José", "Jose\u0301")]
    [InlineData("ﬁona", "FIONA")]
    [InlineData("Anne-Marie", "Anne Marie")]
    [InlineData("Smith", "Smyth", false)]
    [InlineData("李", "王", false)]
    public void Case_accents_and_joints_do_not_tell_names_apart(string first, string second, bool alike = true) =>
        Assert.Equal(alike, NameFolding.Fold(first) == NameFolding.Fold(second));

    [Fact]
    public void Folding_twice_is_folding_once_whatever_the_text() =>
        Gen.String.Sample(s => NameFolding.Fold(NameFolding.Fold(s)) == NameFolding.Fold(s), iter: 20_000);
}
