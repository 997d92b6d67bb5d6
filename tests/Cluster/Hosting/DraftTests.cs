using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.TestKit;
using Xunit;

namespace InterTrust.Hosting;

[Collection(OnPostgreSql.Name)]
public sealed class PostgreSqlDraftTests(PostgreSqlHub hub) : DraftTests(hub);

[Collection(OnSqlite.Name)]
public sealed class SqliteDraftTests(SqliteHub hub) : DraftTests(hub);

/// <summary>Referrals that people write by hand over several visits.</summary>
public abstract class DraftTests(HubFixture hub) : HubTests(hub)
{
    private static readonly ReferralId Earlier = ReferralId.For(OdsCode.Parse("RFF"), "earlier");

    private static (string, string)[] Typed =>
    [
        ("/patient/familyName", "Żółkiewska"),
        ("/patient/givenName", "  Zofia "),
        ("/patient/nhsNumber", "999 ooo 0018"),
        ("/patient/birthDate", "31/02/1960"),
        ("/tumourGroup", "lung"),
        ("/questions/reasonForReferral", "Line one\r\nline \"two\"\t<b> 'three' \\ \0 \u2028 😀 …"),
        ("/imaging/0/date", ""),
        ("/no/such/field", "kept all the same"),
    ];

    [Fact]
    public async Task What_was_saved_is_there_as_it_was_typed_after_every_silo_was_started_anew()
    {
        var draft = New(Typed) with { To = Sheffield.Ods, Purpose = new(Amends: Earlier, AmendsVersion: 3) };
        var saved = (await Barnsley.Saves(draft))!;

        await Hub.Restart();

        var read = (await Barnsley.Reads(draft.Id))!;
        Assert.Equal(draft.Fields, read.Fields);
        Assert.Equal((draft.Id, 1, draft.Purpose, draft.To, draft.SavedBy), (read.Id, read.Version, read.Purpose, read.To, read.SavedBy));
        Assert.Equal(saved.SavedAt, read.SavedAt, TimeSpan.FromMicroseconds(1));
        Assert.Equal(Hub.Clock.GetUtcNow(), read.SavedAt, TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await Barnsley.Saves(read))!.Version);
    }

    [Fact]
    public async Task Each_save_makes_a_version_and_nobody_writes_over_what_another_has_saved()
    {
        var first = (await Barnsley.Saves(New(("/a", "1"))))!;
        var second = (await Barnsley.Saves(With(first, ("/a", "2"), ("/b", "2"))))!;

        Assert.Null(await Barnsley.Saves(With(first, ("/a", "theirs"))));
        Assert.Null(await Barnsley.Saves(With(first, ("/a", "begun again")) with { Version = 0 }));
        Assert.Null(await Barnsley.Saves(With(second, ("/a", "ahead of it")) with { Version = 7 }));

        Assert.Equal((1, 2), (first.Version, second.Version));
        var kept = (await Barnsley.Reads(first.Id))!;
        Assert.Equal(2, kept.Version);
        Assert.Equal(second.Fields, kept.Fields);
    }

    [Fact]
    public async Task A_save_that_was_not_answered_and_is_said_again_is_the_same_save()
    {
        var draft = New(("/a", "1"));

        Assert.Equal((1, 1), ((await Barnsley.Saves(draft))!.Version, (await Barnsley.Saves(draft))!.Version));
        var changed = With(draft, ("/a", "2")) with { Version = 1 };
        Assert.Equal((2, 2), ((await Barnsley.Saves(changed))!.Version, (await Barnsley.Saves(changed))!.Version));
        Assert.Null(await Barnsley.Saves(changed with { SavedBy = new(Barnsley.Ods, "another") }));
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_and_what_they_are_to_become()
    {
        Draft[] drafts =
        [
            New(Typed) with { To = Sheffield.Ods, Purpose = new(Replaces: Earlier) },
            New() with { Purpose = new(OnwardFrom: PathwayId.For(Doncaster.Ods, "a pathway")) },
            New(("/patient/givenName", "Ann")),
        ];
        foreach (var draft in drafts)
        {
            await Doncaster.Saves(draft with { Id = DraftId.For(Doncaster.Ods, draft.Id.Value), SavedBy = Doncaster.Author });
            Hub.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var list = (await Doncaster.AllDrafts.All()).Take(3).Reverse().ToArray();

        Assert.Equal(
            drafts.Select(draft => (draft.Purpose, draft.To, Doncaster.Author)),
            list.Select(line => (line.Purpose, line.To, line.SavedBy)));
        Assert.Equal(
            [("Żółkiewska", "  Zofia ", "lung"), (null, null, null), (null, "Ann", null)],
            list.Select(line => (line.FamilyName, line.GivenName, line.TumourGroup)));
        await Doncaster.Saves((await Doncaster.Reads(list[0].Id))!);
        Assert.Equal(list[0].Id, (await Doncaster.AllDrafts.All())[0].Id);
    }

    [Fact]
    public async Task The_list_ends_after_two_hundred()
    {
        foreach (var n in Enumerable.Range(0, 201))
            await Sheffield.Saves(Sheffield.Drafts($"many {n}"));

        Assert.Equal(200, (await Sheffield.AllDrafts.All()).Count);
    }

    [Fact]
    public async Task Another_trust_sees_nothing_and_can_change_nothing()
    {
        var draft = (await Barnsley.Saves(New(Typed)))!;

        Assert.Null(await Sheffield.Reads(draft.Id));
        Assert.Null(await Sheffield.Saves(With(draft, ("/a", "theirs")) with { SavedBy = Sheffield.Author }));
        Assert.Null(await Sheffield.Saves(New(("/a", "theirs")) with { SavedBy = Sheffield.Author }));
        await Sheffield.AllDrafts.Discard(draft.Id);
        Assert.DoesNotContain(await Sheffield.AllDrafts.All(), line => line.Id == draft.Id || line.Id.Ods != Sheffield.Ods);
        Assert.Equal(draft.Fields, (await Barnsley.Reads(draft.Id))!.Fields);
    }

    [Fact]
    public async Task What_was_discarded_is_gone_and_stays_so()
    {
        var draft = (await Barnsley.Saves(New(Typed)))!;

        await Barnsley.AllDrafts.Discard(draft.Id);
        await Barnsley.AllDrafts.Discard(draft.Id);

        Assert.Null(await Barnsley.Reads(draft.Id));
        Assert.Null(await Barnsley.Saves(draft));
        Assert.DoesNotContain(await Barnsley.AllDrafts.All(), line => line.Id == draft.Id);
    }

    [Fact]
    public async Task A_draft_that_nobody_saved_for_thirty_days_is_deleted_and_a_younger_one_kept()
    {
        // A silo starts with the machine's time, which may differ from the test's by days.
        var (expired, recent) = ((await Barnsley.Saves(New(Typed)))!, (await Barnsley.Saves(New(Typed)))!);
        foreach (var (draft, days) in new[] { (expired, -40), (recent, -20) })
            await Hub.Database.Database.Write(
                "update draft set saved_at = @at where id = @id", new { at = Hub.Clock.GetUtcNow().AddDays(days), id = draft.Id });

        await Hub.Restart();

        await Eventually.Sees("the old draft gone", () => Barnsley.Reads(expired.Id), draft => draft is null);
        Assert.Equal(recent.Fields, (await Barnsley.Reads(recent.Id))!.Fields);
    }

    [Fact]
    public async Task The_largest_draft_is_kept_and_a_larger_one_refused()
    {
        var largest = New([.. Enumerable.Range(0, 512).Select(n => ($"/{n:D3}", new string('x', 508)))]);

        Assert.Equal(largest.Fields, (await Barnsley.Reads((await Barnsley.Saves(largest))!.Id))!.Fields);

        await Assert.ThrowsAsync<ArgumentException>(
            () => Barnsley.Saves(New([.. largest.Fields.Select(field => (field.Key, field.Value)), ("/x", "")])));
    }

    /// <summary>A later version must be able to read a draft: these names never change.</summary>
    [Fact]
    public async Task A_draft_is_stored_in_words_that_stay()
    {
        var draft = New(("/patient/familyName", "Ann"), ("/imaging/0/date", "x")) with
        {
            Purpose = new(Earlier, 3, ReferralId.For(OdsCode.Parse("RFF"), "rejected"), PathwayId.For(OdsCode.Parse("RFF"), "a pathway")),
        };
        await Barnsley.Saves(draft);

        var (purpose, fields) = Assert.Single(await Hub.Database.Database.Read<(string, string)>(
            "select purpose, fields from draft where id = @id", new { id = draft.Id }));

        var (amends, replaces, onwardFrom) = (draft.Purpose.Amends, draft.Purpose.Replaces, draft.Purpose.OnwardFrom);
        Assert.Equal($$"""{"amends":"{{amends}}","amendsVersion":3,"replaces":"{{replaces}}","onwardFrom":"{{onwardFrom}}"}""", purpose);
        Assert.Equal("""{"/patient/familyName":"Ann","/imaging/0/date":"x"}""", fields);

        await Hub.Database.Run(
            $$"""update draft set purpose = '{"amendsVersion":4,"ofLater":"x"}', fields = '{}' where id = '{{draft.Id}}'""");
        var read = (await Barnsley.Reads(draft.Id))!;
        Assert.Equal((new DraftPurpose(AmendsVersion: 4), 0), (read.Purpose, read.Fields.Count));
    }

    private Draft New(params (string Pointer, string Typed)[] fields) => Barnsley.Drafts($"draft {Guid.NewGuid()}", fields);

    private static Draft With(Draft draft, params (string Pointer, string Typed)[] fields) =>
        draft with { Fields = fields.ToDictionary(field => field.Pointer, field => field.Typed) };
}
