using CsCheck;
using InterTrust.Identity;

namespace InterTrust.Rules.Identity;

public sealed class NhsNumberTests
{
    /// <summary>An independent check: all ten digits, weighted 10 to 1, sum to a multiple of 11.</summary>
    private static bool IsRight(string digits) => digits.Select((d, i) => (10 - i) * (d - '0')).Sum() % 11 == 0;

    [Fact]
    public void A_number_is_taken_exactly_when_its_weighed_digits_sum_to_a_multiple_of_11() => Gen.Char['0', '9'].Array[10].Sample(
        digits => NhsNumber.TryParse(new string(digits), null, out _) == IsRight(new string(digits)), iter: 100_000);

    [Theory]
    [InlineData("9434765919")]
    [InlineData("4010232137")]
    [InlineData("9990000018")]
    [InlineData("9990000026")]
    [InlineData("0000000000")]
    public void A_right_number_is_kept_as_its_ten_digits(string digits) => Assert.Equal(digits, NhsNumber.Parse(digits).Value);

    [Fact]
    public void For_nine_digits_there_is_one_check_digit_or_none()
    {
        for (var nine = 999_000_000; nine < 999_005_000; nine++)
        {
            var right = Enumerable.Range(0, 10).Count(d => NhsNumber.TryParse($"{nine}{d}", null, out _));
            var remainder = $"{nine}".Select((d, i) => (10 - i) * (d - '0')).Sum() % 11;
            Assert.Equal(remainder == 1 ? 0 : 1, right);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("999000002")]
    [InlineData("99900000266")]
    [InlineData("999 000 0026")]
    [InlineData("999000002X")]
    [InlineData("٩٩٩٠٠٠٠٠٢٦")]
    public void What_is_not_ten_plain_digits_is_no_number(string? text) => Assert.False(NhsNumber.TryParse(text, null, out _));

    [Fact]
    public void People_read_it_in_groups_of_3_3_and_4() => Assert.Equal("999 000 0018", NhsNumber.Parse("9990000018").Display);

    [Theory]
    [InlineData("9990000018", true)]
    [InlineData("9434765919", false)]
    public void Only_the_999_range_is_for_tests(string digits, bool test) => Assert.Equal(test, NhsNumber.Parse(digits).IsTestNumber);

    [Fact]
    public void It_does_not_show_itself_as_text_nor_in_an_error()
    {
        Assert.DoesNotContain("999", NhsNumber.Parse("9990000018").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "999", Assert.Throws<FormatException>(() => NhsNumber.Parse("9990000019")).ToString(), StringComparison.Ordinal);
    }
}
