using System.Globalization;
using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>A patient who is nobody, with the cancer that the case is about.</summary>
internal sealed record SamplePerson(int Number, SampleTumour Tumour, SampleStage? Stage, string Side, int Size, EnfPatient Details, EnfContact Contact, EnfGp Gp)
{
    internal static SamplePerson Of(int number, SamplePlace home, DateOnly today, SampleDraw draw)
    {
        var tumour = SampleTumour.Of(draw);
        var woman = (tumour.Sex ?? draw.Of(["1", "2"])) is "2";
        var (family, given, title) = SampleNames.Of(number, woman, draw);
        var details = new EnfPatient
        {
            NhsNumber = NumberOf(number),
            NhsNumberStatus = "01",
            FamilyName = family,
            GivenName = given,
            Title = title,
            BirthDate = today.AddYears(-draw.Between(tumour.Age.Least, tumour.Age.Most)).AddDays(-draw.Between(1, 364)),
            Sex = woman ? "2" : "1",
            Address = home.Address(draw),
            Postcode = home.Postcode(draw),
        };
        var stage = tumour.Stages is [] ? null : draw.Of(tumour.Stages);
        var (least, most) = stage?.Size ?? (14, 45);
        return new(number, tumour, stage, draw.Of(tumour.Sides), draw.Between(least, most), details, ContactOf(home, draw), new() { Name = SamplePlace.Doctor(draw), PracticeCode = draw.Of(home.Practices) });
    }

    /// <summary>A sentence about this patient's cancer.</summary>
    internal string Told(string sentence) => SampleTumour.Filled(sentence, Side, Size);

    /// <summary>Who it is, as a trust has it under its own number.</summary>
    internal EnfPatient At(SamplePlace place) => Details with { LocalPatientId = string.Create(CultureInfo.InvariantCulture, $"{place.Letter}{400_000 + 17 * Number}") };

    /// <summary>A number that is never issued; every case has two in its reach, of which one has a check digit.</summary>
    private static NhsNumber NumberOf(int number) => Enumerable.Range(999_300_000 + 2 * number, 2)
        .SelectMany(place => Enumerable.Range(0, 10).Select(digit => string.Create(CultureInfo.InvariantCulture, $"{place}{digit}")))
        .Select(text => NhsNumber.TryParse(text, null, out var valid) ? valid : null)
        .First(valid => valid is not null)!;

    private static EnfContact ContactOf(SamplePlace home, SampleDraw draw) => new()
    {
        HomePhone = draw.OneIn(3) ? null : home.Telephone(draw),
        MobilePhone = $"07700 900{draw.Digits(3)}",
        LeadContactName = draw.OneIn(8) ? draw.Of(["Daughter (next of kin)", "Husband", "Wife", "Son, interpreter needed"]) : null,
    };
}
