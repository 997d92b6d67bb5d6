using System.Globalization;
using InterTrust.DataSet;
using InterTrust.Identity;

namespace InterTrust.InventedPatients;

internal sealed record InventedPatient(
    int Number, Tumour Tumour, TnmStage? Stage, string Laterality, int TumourMillimetres, EnfPatient Details, EnfContact Contact, EnfGp Gp)
{
    private static readonly string[] GpNames =
        ["Dr A Walker", "Dr S Banerjee", "Dr P Fox", "Dr L Okonjo", "Dr M Rafiq", "Dr H Whittaker", "Dr J de Vries"];

    internal static InventedPatient Create(int number, Trust home, DateOnly today, SeededRandom random)
    {
        var tumour = Tumour.Pick(random);
        var isWoman = (tumour.Sex ?? random.Pick(["1", "2"])) is "2";
        var (family, given, title) = PersonNames.Pick(number, isWoman, random);
        var details = new EnfPatient
        {
            NhsNumber = NhsNumberFor(number),
            NhsNumberStatus = "01",
            FamilyName = family,
            GivenName = given,
            Title = title,
            BirthDate = today.AddYears(-random.Between(tumour.MinAge, tumour.MaxAge)).AddDays(-random.Between(1, 364)),
            Sex = isWoman ? "2" : "1",
            Address = home.Address(random),
            Postcode = home.Postcode(random),
        };
        var stage = tumour.Stages is [] ? null : random.Pick(tumour.Stages);
        var laterality = random.Pick(tumour.Lateralities);
        var (least, most) = stage?.Size ?? (14, 45);
        return new(
            number, tumour, stage, laterality, random.Between(least, most), details, ContactFor(home, random),
            new() { Name = random.Pick(GpNames), PracticeCode = random.Pick(home.GpPractices) });
    }

    /// <summary>The patient under the trust's own number.</summary>
    internal EnfPatient At(Trust trust) =>
        Details with { LocalPatientId = string.Create(CultureInfo.InvariantCulture, $"{trust.Initial}{400_000 + 17 * Number}") };

    /// <summary>PATIENT PATHWAY IDENTIFIER, as the trust's own system assigns it.</summary>
    internal string PathwayIdentifier(Trust trust) => string.Create(CultureInfo.InvariantCulture, $"{trust.Ods}C{700_000 + Number}");

    /// <summary>Puts this patient's side and size into a text about the tumour.</summary>
    internal string Fill(string text) => text
        .Replace("{side}", Laterality switch { "L" => "left", "R" => "right", _ => "both sides" }, StringComparison.Ordinal)
        .Replace("{size}", $"{TumourMillimetres} mm", StringComparison.Ordinal);

    /// <summary>A number that is never issued. Each patient has two numbers of nine digits, because not all have a check digit.</summary>
    private static NhsNumber NhsNumberFor(int number) => Enumerable.Range(999_300_000 + 2 * number, 2)
        .SelectMany(nine => Enumerable.Range(0, 10).Select(digit => string.Create(CultureInfo.InvariantCulture, $"{nine}{digit}")))
        .Select(text => NhsNumber.TryParse(text, null, out var valid) ? valid : null)
        .First(valid => valid is not null)!;

    private static EnfContact ContactFor(Trust home, SeededRandom random) => new()
    {
        HomePhone = random.OneIn(3) ? null : home.Telephone(random),
        MobilePhone = $"07700 900{random.Digits(3)}",
        LeadContactName = random.OneIn(8) ? random.Pick(["Daughter (next of kin)", "Husband", "Wife", "Son, interpreter needed"]) : null,
    };
}
