using System.Globalization;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Writes down who says what in one case. Keys and command ids follow from the case's number and the place in the story alone.</summary>
internal sealed class SampleStory
{
    private readonly List<SampleStep> steps = [];

    internal SampleStory(int number, DateOnly today)
    {
        (Number, Today, Draw) = (number, today, new(number));
        Round = (number - 1) / SampleStories.All.Count;
        From = Sender(number + Round);
        Third = Sender(number + Round + 1 + Round % 3);
        Person = SamplePerson.Of(number, From, today, Draw);
    }

    internal int Number { get; }

    /// <summary>How often the same story was told before.</summary>
    internal int Round { get; }

    internal DateOnly Today { get; }

    internal SampleDraw Draw { get; }

    internal SamplePerson Person { get; }

    /// <summary>The trust at which the patient's way began.</summary>
    internal SamplePlace From { get; }

    /// <summary>Another of those that send.</summary>
    internal SamplePlace Third { get; }

    internal SampleCase Told => new(Number, Person.Details, steps);

    /// <summary>The data set of a referral today, the same whoever sends it, so many days after the period started, or a day or two more: it started on a working day.</summary>
    internal EnfDataSet DataSet(int age, SamplePlace? from = null, SamplePlace? to = null) =>
        SampleDataSets.Of(Person, from ?? From, to ?? SamplePlaces.Sheffield, Way(DayZero(age), Today), new(Number));

    /// <summary>The patient's way; the same days whoever tells of it.</summary>
    internal SampleWay Way(DateOnly start, DateOnly requested) => SampleWay.Between(start, requested, new(Number));

    /// <summary>So many days: as the story needs them when it is told first, and later about so many.</summary>
    internal int Days(int first, int least, int most) => Round == 0 ? first : Draw.Between(least, most);

    internal DateOnly DayZero(int age) => SampleWay.WorkingDay(Today.AddDays(-age));

    internal ReferralId Send(
        EnfDataSet data, SamplePlace? from = null, SamplePlace? to = null, ReferralId? replaces = null, string? additional = null, PathwayId? onwardFrom = null)
    {
        var (sender, receiver) = (from ?? From, to ?? SamplePlaces.Sheffield);
        var id = ReferralId.For(sender.Ods, NextKey);
        Say(id, sender.Coordinator, new Send(receiver.Ods, Json(data), $"{sender.Letter}-ENF-{Number:00000}", replaces, additional, onwardFrom));
        return id;
    }

    /// <summary>Accepts, and says where the referral comes to when it opens a pathway.</summary>
    internal PathwayId Accept(ReferralId id, SamplePlace? at = null, Accept? how = null)
    {
        var receiver = at ?? SamplePlaces.Sheffield;
        Say(id, receiver.Mdt, how ?? new Accept(Owner: Owner(receiver)));
        return PathwayId.For(receiver.Ods, id, attempt: 0);
    }

    internal PathwayId Register(SamplePlace at, Register pathway)
    {
        var id = PathwayId.For(at.Ods, NextKey);
        Say(id, at.Coordinator, pathway);
        if (Number % 2 == 0)
            Say(id, at.Coordinator, new AddNote(SampleWords.Notes[Number / 2 % SampleWords.Notes.Length]));
        return id;
    }

    internal void Record(PathwayId id, SamplePlace at, ClinicalEventDetails happened) => Say(id, at.Mdt, new RecordEvent(happened, Corrects: null));

    internal void Say(ReferralId id, StaffMember who, ReferralCommand command) => steps.Add(new SampleReferralStep(id, command, Said(who)));

    internal void Say(PathwayId id, StaffMember who, PathwayCommand command) => steps.Add(new SamplePathwayStep(id, command, Said(who)));

    /// <summary>A person, or a team, or nobody yet.</summary>
    internal string? Owner(SamplePlace at) => Draw.Of([at.Coordinator.Name, at.Mdt.Name, Person.Tumour.Team, null]);

    internal static byte[] Json(EnfDataSet data) => JsonSerializer.SerializeToUtf8Bytes(data, EnfJson.DataSet);

    private static SamplePlace Sender(int turn) => SamplePlaces.Senders[turn % SamplePlaces.Senders.Count];

    private string NextKey => string.Create(CultureInfo.InvariantCulture, $"sample-{Number}-{steps.Count + 1}");

    private CommandContext Said(StaffMember who) => new(new(who.Ods, who.Name), NextKey);
}
