using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Rules.Pathways;

public sealed class MatchingTests
{
    private static readonly OdsCode Sheffield = OdsCode.Parse("RHQ", null);
    private static readonly Patient Zofia = new(NhsNumber.Parse("9990000026", null), "Żółkiewska", "Zofia", new(1980, 11, 30), null);

    [Fact]
    public void Without_a_pathway_one_is_created() =>
        Assert.Equal(0, Assert.IsType<CreatePathway>(Matching.Find(Accepted(), [])).Slot);

    [Fact]
    public void The_one_open_pathway_in_the_tumour_group_is_joined_and_it_says_why()
    {
        var lung = Tracked("lung");
        var join = Assert.IsType<JoinPathway>(Matching.Find(Accepted(), [Tracked("skin"), lung]));

        Assert.Equal(lung.Id, join.Pathway);
        Assert.Equal(["nhsNumber", "birthDate", "familyName", "tumourGroup"], join.MatchedOn);
    }

    [Fact]
    public void With_pathways_in_other_tumour_groups_alone_one_is_created() =>
        Assert.Equal(["noOpenPathwayInTumourGroup"], Assert.IsType<CreatePathway>(Matching.Find(Accepted(), [Tracked("skin")])).MatchedOn);

    [Fact]
    public void Of_several_candidates_a_person_chooses()
    {
        TrackedPathway[] both = [Tracked("lung", slot: 0), Tracked("lung", slot: 1)];

        var refusal = Assert.IsType<MatchRefused>(Matching.Find(Accepted(), both)).Refusal;

        Assert.Equal(RefusalCode.MatchAmbiguous, refusal.Code);
        Assert.Equal(both.Select(p => p.Id.Value), refusal.Choices.Select(c => c.Id));
    }

    [Fact]
    public void A_person_chooses_an_existing_pathway_in_any_tumour_group()
    {
        var skin = Tracked("skin");
        var join = Assert.IsType<JoinPathway>(Matching.Find(Accepted(PathwayMode.Existing, skin.Id), [Tracked("lung"), skin]));

        Assert.Equal(skin.Id, join.Pathway);
        Assert.Contains("chosenByPerson", join.MatchedOn);
    }

    [Fact]
    public void A_pathway_that_is_not_the_patients_cannot_be_chosen() =>
        Assert.Equal("/pathway/id", Assert.IsType<MatchRefused>(Matching.Find(
            Accepted(PathwayMode.Existing, Tracked("lung").Id), [Tracked("skin")])).Refusal.Findings[0].Pointer);

    [Fact]
    public void A_person_asks_for_a_new_pathway_beside_those_that_are_there() =>
        Assert.Equal(
            2,
            Assert.IsType<CreatePathway>(
                Matching.Find(Accepted(PathwayMode.New), [Tracked("lung", slot: 1), Tracked("skin", slot: 5)])).Slot);

    [Theory]
    [InlineData("Zolkiewska", "1980-11-30")]
    [InlineData("ŻÓŁKIEWSKA", "1980-11-30")]
    [InlineData("Zół-kiewska ", "1980-11-30")]
    public void Case_accents_hyphens_and_spaces_make_no_other_patient(string familyName, string birthDate) =>
        Assert.IsType<JoinPathway>(Matching.Find(Accepted(), [Tracked("lung", patient: ZofiaAs(familyName, birthDate))]));

    [Theory]
    [InlineData("Kowalska", "1980-11-30")]
    [InlineData("Żółkiewska", "1980-11-03")]
    public void Another_family_name_or_birth_date_is_for_a_person_to_confirm_in_every_mode(string familyName, string birthDate)
    {
        TrackedPathway[] open = [Tracked("lung", patient: ZofiaAs(familyName, birthDate))];
        foreach (var mode in Enum.GetValues<PathwayMode>())
        {
            var refusal = Assert.IsType<MatchRefused>(Matching.Find(Accepted(mode, open[0].Id), open)).Refusal;
            Assert.Equal(RefusalCode.PatientMismatch, refusal.Code);
            Assert.Equal(["ours", "theirs"], refusal.Choices.Select(c => c.Kind));
        }

        var confirmed = Assert.IsType<JoinPathway>(Matching.Find(Accepted(identityConfirmed: true), open));
        Assert.Contains("identityConfirmedByPerson", confirmed.MatchedOn);
    }

    [Fact]
    public void A_place_taken_meanwhile_is_joined_only_by_a_patient_who_is_surely_the_same()
    {
        Assert.IsType<JoinPathway>(Matching.FindAfterConflict(Accepted(), [Tracked("lung")]));
        Assert.Equal(
            1,
            Assert.IsType<CreatePathway>(
                Matching.FindAfterConflict(Accepted(), [Tracked("lung", patient: ZofiaAs("Kowalska", "1980-11-30"))])).Slot);
        Assert.Equal(1, Assert.IsType<CreatePathway>(Matching.FindAfterConflict(Accepted(PathwayMode.New), [Tracked("lung")])).Slot);
    }

    [Fact]
    public void A_pathway_created_because_the_chosen_one_was_closed_is_not_called_chosen() =>
        Assert.DoesNotContain(
            "chosenByPerson", Assert.IsType<CreatePathway>(Matching.FindAfterConflict(Accepted(PathwayMode.Existing), [])).MatchedOn);

    private static Patient ZofiaAs(string familyName, string birthDate) =>
        Zofia with { FamilyName = familyName, BirthDate = DateOnly.Parse(birthDate, System.Globalization.CultureInfo.InvariantCulture) };

    private static TrackedPathway Tracked(string tumourGroup, int slot = 0, Patient? patient = null) =>
        new(PathwayId.For(Sheffield, $"{tumourGroup} {slot}"), patient ?? Zofia, tumourGroup, slot, new(2026, 10, 29));

    private static AcceptedReferral Accepted(
        PathwayMode mode = PathwayMode.Auto, PathwayId? chosen = null, bool identityConfirmed = false) => new(
        Sheffield,
        new AddReferral
        {
            Referral = ReferralId.For(OdsCode.Parse("RFF", null), "a story"),
            From = OdsCode.Parse("RFF", null),
            Patient = Zofia,
            TumourGroup = "lung",
            PathwayIdentifier = new("RFF2026000001", OdsCode.Parse("RFF", null)),
            Dates = ReferralDates.From(new(2026, 10, 29)),
            ReceivedDate = new(2026, 11, 23),
            Events = [],
            MatchedOn = [],
        },
        mode,
        chosen,
        identityConfirmed,
        0);
}
