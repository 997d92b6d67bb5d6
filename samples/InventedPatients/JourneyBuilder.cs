using System.Globalization;
using System.Text.Json;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.InventedPatients;

/// <summary>Collects the commands of one journey. Their ids follow from the patient's number and the step's position alone.</summary>
internal sealed class JourneyBuilder
{
    private readonly List<JourneyStep> steps = [];

    internal JourneyBuilder(int number, int round, DateOnly today)
    {
        (Number, Round, Today, Random) = (number, round, today, new(number));
        Referrer = ReferrerAt(number + round);
        OtherReferrer = ReferrerAt(number + round + 1 + round % 3);
        Patient = InventedPatient.Create(number, Referrer, today, Random);
    }

    internal int Number { get; }

    /// <summary>How many earlier patients have the same journey; later rounds vary it.</summary>
    internal int Round { get; }

    internal DateOnly Today { get; }

    internal SeededRandom Random { get; }

    internal InventedPatient Patient { get; }

    /// <summary>The trust to which the GP referred.</summary>
    internal Trust Referrer { get; }

    internal Trust OtherReferrer { get; }

    internal PatientJourney Build() => new(Number, Patient.Details, steps);

    /// <summary>
    /// The data set of a referral that is sent today, so many days after the period started: a weekend makes it a day or two more.
    /// </summary>
    internal EnfDataSet DataSet(int days, Trust? from = null, Trust? to = null) =>
        DataSets.Create(Patient, from ?? Referrer, to ?? Trust.Sheffield, Timeline(DaysAgo(days), Today), new(Number));

    /// <summary>The same days whichever trust sends them.</summary>
    internal Timeline Timeline(DateOnly periodStart, DateOnly serviceRequest) =>
        InventedPatients.Timeline.Between(periodStart, serviceRequest, new(Number));

    /// <summary>A number of days: in the first round the one that shows the journey best, later any that fits it.</summary>
    internal int Days(int firstRound, int least, int most) => Round == 0 ? firstRound : Random.Between(least, most);

    internal DateOnly DaysAgo(int days) => Today.AddDays(-days).ToWorkingDay();

    internal DateOnly DaysAhead(int days) => DaysAgo(-days);

    internal ReferralId Send(
        EnfDataSet data, Trust? from = null, Trust? to = null,
        ReferralId? replaces = null, string? additional = null, PathwayId? onwardFrom = null)
    {
        var (sender, receiver) = (from ?? Referrer, to ?? Trust.Sheffield);
        var id = ReferralId.For(sender.Ods, NextKey);
        Add(id, sender.Coordinator,
            new Send(receiver.Ods, Json(data), $"{sender.Initial}-ENF-{Number:00000}", replaces, additional, onwardFrom));
        return id;
    }

    /// <summary>Gives the pathway that the acceptance opens, where it does not join another.</summary>
    internal PathwayId Accept(ReferralId id, Trust? at = null, Accept? how = null)
    {
        var receiver = at ?? Trust.Sheffield;
        Add(id, receiver.MdtCoordinator, how ?? new Accept(Owner: RandomOwner(receiver)));
        return PathwayId.For(receiver.Ods, id, attempt: 0);
    }

    internal PathwayId Register(Trust trust, Register pathway)
    {
        var id = PathwayId.For(trust.Ods, NextKey);
        Add(id, trust.Coordinator, pathway);
        if (Number % 2 == 0)
            Add(id, trust.Coordinator, new AddNote(FreeText.Notes[Number / 2 % FreeText.Notes.Length]));
        return id;
    }

    internal void Record(PathwayId id, Trust trust, params IEnumerable<ClinicalEventDetails> events)
    {
        foreach (var happening in events)
            Add(id, trust.MdtCoordinator, new RecordEvent(happening, Corrects: null));
    }

    internal void Add(ReferralId id, StaffMember author, ReferralCommand command) =>
        steps.Add(new ReferralJourneyStep(id, command, Context(author)));

    internal void Add(PathwayId id, StaffMember author, PathwayCommand command) =>
        steps.Add(new PathwayJourneyStep(id, command, Context(author)));

    internal string? RandomOwner(Trust trust) =>
        Random.Pick([trust.Coordinator.Name, trust.MdtCoordinator.Name, Patient.Tumour.TrackingTeam, null]);

    internal static byte[] Json(EnfDataSet data) => JsonSerializer.SerializeToUtf8Bytes(data, EnfJson.DataSet);

    private static Trust ReferrerAt(int turn) => Trust.Referrers[turn % Trust.Referrers.Count];

    private string NextKey => string.Create(CultureInfo.InvariantCulture, $"sample-{Number}-{steps.Count + 1}");

    private CommandContext Context(StaffMember author) => new(new(author.Ods, author.Name), NextKey);
}
