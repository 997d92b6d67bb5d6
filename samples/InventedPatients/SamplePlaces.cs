using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>A trust of the demo, and where its patients live and are seen. Streets and people are invented; telephone numbers are of the ranges kept for drama.</summary>
internal sealed record SamplePlace(
    OdsCode Ods, char Letter, StaffMember Coordinator, StaffMember Mdt, string Site, string Dialling, string[] Towns, string[] Districts, string[] Practices)
{
    private static readonly string[] Streets = ["Church Lane", "Pit Row", "Station Road", "Wath Road", "Doncaster Road", "Bank End", "Chapel Hill", "Manor Croft", "Sycamore Avenue", "Well Yard"];

    private static readonly string[] Doctors = ["Dr A Walker", "Dr S Banerjee", "Dr P Fox", "Dr L Okonjo", "Dr M Rafiq", "Dr H Whittaker", "Dr J de Vries"];

    internal IReadOnlyList<string> Address(SampleDraw draw)
    {
        var street = $"{draw.Between(1, 148)} {draw.Of(Streets)}";
        return draw.OneIn(6) ? ["Flat " + draw.Between(1, 30), street, draw.Of(Towns)] : [street, draw.Of(Towns)];
    }

    internal string Postcode(SampleDraw draw) => $"{draw.Of(Districts)} {draw.Between(1, 9)}{draw.Of(["ZA", "ZB", "ZD", "ZE", "ZG", "ZH"])}";

    internal string Telephone(SampleDraw draw) => $"{Dialling}{draw.Digits(3)}";

    internal static string Doctor(SampleDraw draw) => draw.Of(Doctors);
}

/// <summary>The five trusts of the demo.</summary>
internal static class SamplePlaces
{
    internal static readonly SamplePlace Barnsley = Place("RFF", 'F', "Kayleigh Hepworth", "Oluwaseun Adeyemi", "RFFAA", "01632 960", ["Hoyland", "Wombwell", "Royston", "Penistone", "Cudworth"], ["S70", "S71", "S74", "S75"]);

    internal static readonly SamplePlace Rotherham = Place("RFR", 'R', "Imran Hussain", "Bronwen Pritchard", "RFRPA", "01632 960", ["Wath upon Dearne", "Maltby", "Rawmarsh", "Swinton"], ["S60", "S61", "S65", "S66"]);

    internal static readonly SamplePlace Chesterfield = Place("RFS", 'C', "Agnieszka Wrona", "Declan Ó Faoláin", "RFSDA", "01632 960", ["Staveley", "Bolsover", "Dronfield", "Clay Cross"], ["S40", "S41", "S43", "S45"]);

    internal static readonly SamplePlace Doncaster = Place("RP5", 'D', "Graham Tuffrey", "Mei Ling Chow", "RP5DR", "01632 960", ["Mexborough", "Thorne", "Bawtry", "Worksop"], ["DN1", "DN4", "DN8", "S80"]);

    internal static readonly SamplePlace Sheffield = Place("RHQ", 'H', "Nasreen Akhtar", "Jonathan Beauchamp", "RHQNG", "0114 496 0", ["Hillsborough", "Darnall", "Stocksbridge", "Ecclesall"], ["S6", "S9", "S10", "S36"]);

    /// <summary>Those that send to Sheffield.</summary>
    internal static readonly IReadOnlyList<SamplePlace> Senders = [Barnsley, Rotherham, Chesterfield, Doncaster];

    internal static readonly IReadOnlyList<SamplePlace> All = [.. Senders, Sheffield];

    private static SamplePlace Place(
        string ods, char letter, string coordinator, string mdt, string site, string dialling, string[] towns, string[] districts)
    {
        var (code, id) = (OdsCode.Parse(ods, null), ods.ToLowerInvariant());
        return new(
            code, letter, new($"{id}-coordinator", coordinator, "Cancer pathway coordinator", code), new($"{id}-mdt", mdt, "MDT co-ordinator", code),
            site, dialling, towns, districts, [$"{letter}99001", $"{letter}99014", $"{letter}99027"]);
    }
}
