using InterTrust.Drafts;
using InterTrust.Identity;

namespace InterTrust.Rules.Drafts;

public sealed class DraftRulesTests
{
    private static readonly OdsCode Barnsley = OdsCode.Parse("RFF");

    [Theory]
    [InlineData(600, 1, true)]
    [InlineData(601, 1, false)]
    [InlineData(512, 508, true)]
    [InlineData(512, 509, false)]
    public void A_draft_holds_six_hundred_fields_and_256_KiB_with_their_pointers(int fields, int each, bool fits) =>
        Assert.Equal(fits, Draft([.. Enumerable.Range(0, fields).Select(n => ($"/{n:D3}", new string('x', each)))]).Fits);

    [Fact]
    public void Text_is_counted_as_it_is_sent_and_kept() => Assert.False(Draft(("/a", new string('Ż', 131_072))).Fits);

    [Theory]
    [InlineData("ŻÓŁKIEWSKA", "ŻÓŁKIEWSKA")]
    [InlineData("", "")]
    [InlineData("a\0b", "ab")]
    public void The_list_shows_what_was_typed_as_far_as_a_column_takes_it(string typed, string shown) =>
        Assert.Equal(shown, Draft(("/patient/familyName", typed)).Summary().FamilyName);

    [Fact]
    public void Half_a_character_is_shown_as_one_that_cannot_be_read() =>
        Assert.Equal("half \ufffd", Draft(("/tumourGroup", "half \ud83d")).Summary().TumourGroup);

    [Fact]
    public void The_list_shows_no_more_than_a_hundred_whole_characters() => Assert.Equal(
        string.Concat(Enumerable.Repeat("😀", 100)),
        Draft(("/tumourGroup", string.Concat(Enumerable.Repeat("😀", 101)))).Summary().TumourGroup);

    [Fact]
    public void Where_nothing_was_typed_the_list_shows_nothing() => Assert.Null(Draft(("/patient/familyName", "x")).Summary().GivenName);

    [Fact]
    public void Two_drafts_say_the_same_where_all_that_was_typed_is_the_same_whenever_it_was_saved()
    {
        var draft = Draft(("/a", "1"), ("/b", "2"));

        Assert.True(draft.HasSameContent(Draft(("/b", "2"), ("/a", "1")) with { SavedAt = DateTimeOffset.MaxValue }));
        Assert.All(
            [
                Draft(("/a", "1")),
                Draft(("/a", "1"), ("/b", "3")),
                Draft(("/a", "1"), ("/c", "2")),
                Draft(("/a", "1"), ("/b", "2"), ("/c", "3")),
                draft with { Version = 2 },
                draft with { To = Barnsley },
                draft with { SavedBy = new(Barnsley, "another") },
                draft with { Purpose = new(Replaces: ReferralId.For(Barnsley, "rejected")) },
            ],
            other => Assert.False(draft.HasSameContent(other)));
    }

    [Fact]
    public void Nobody_is_named_where_a_draft_is_written_into_a_log()
    {
        var draft = Draft(("/patient/familyName", "Testpatient"));
        Assert.DoesNotContain("Testpatient", $"{draft} {draft.Summary()}", StringComparison.Ordinal);
    }

    private static Draft Draft(params (string Pointer, string Typed)[] fields) => new(
        DraftId.For(Barnsley, "key"), 1, new(), null, fields.ToDictionary(field => field.Pointer, field => field.Typed),
        DateTimeOffset.UnixEpoch, new(Barnsley, "coordinator"));
}
