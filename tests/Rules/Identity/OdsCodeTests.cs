using InterTrust.Identity;

namespace InterTrust.Rules.Identity;

public sealed class OdsCodeTests
{
    [Theory]
    [InlineData("RHQ")]
    [InlineData("RFF")]
    [InlineData("8A123")]
    [InlineData("X99999")]
    public void Three_to_six_capitals_and_digits_are_a_code(string code) => Assert.Equal(code, OdsCode.Parse(code).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RH")]
    [InlineData("RHQ1234")]
    [InlineData("rhq")]
    [InlineData("RHQ ")]
    [InlineData("R/Q")]
    [InlineData("ŘHQ")]
    [InlineData("R٣Q")]
    public void Anything_else_is_not(string? code)
    {
        Assert.False(OdsCode.TryParse(code, null, out var none));
        Assert.Null(none);
        Assert.Throws<FormatException>(() => OdsCode.Parse(code!));
    }

    [Fact]
    public void Equal_codes_are_equal() => Assert.Equal(OdsCode.Parse("RHQ"), OdsCode.Parse("RHQ"));
}
