using InterTrust.Identity;

namespace InterTrust.InventedPatients;

/// <summary>
/// A trust of the demo, its people and where its patients live. People and streets are invented; the telephone numbers are of the ranges
/// that Ofcom keeps for drama. Its references, local patient numbers and GP practice codes begin with its initial.
/// </summary>
internal sealed class Trust(
    string ods, char initial, string site, string diallingCode, string coordinator, string mdt, string[] towns, string[] districts)
{
    internal static readonly Trust Barnsley = new(
        "RFF", 'F', "RFFAA", "01632 960", "Kayleigh Hepworth", "Oluwaseun Adeyemi",
        ["Hoyland", "Wombwell", "Royston", "Penistone", "Cudworth"], ["S70", "S71", "S74", "S75"]);

    internal static readonly Trust Rotherham = new(
        "RFR", 'R', "RFRPA", "01632 960", "Imran Hussain", "Bronwen Pritchard",
        ["Wath upon Dearne", "Maltby", "Rawmarsh", "Swinton"], ["S60", "S61", "S65", "S66"]);

    internal static readonly Trust Chesterfield = new(
        "RFS", 'C', "RFSDA", "01632 960", "Agnieszka Wrona", "Declan Ó Faoláin",
        ["Staveley", "Bolsover", "Dronfield", "Clay Cross"], ["S40", "S41", "S43", "S45"]);

    internal static readonly Trust Doncaster = new(
        "RP5", 'D', "RP5DR", "01632 960", "Graham Tuffrey", "Mei Ling Chow",
        ["Mexborough", "Thorne", "Bawtry", "Worksop"], ["DN1", "DN4", "DN8", "S80"]);

    internal static readonly Trust Sheffield = new(
        "RHQ", 'H', "RHQNG", "0114 496 0", "Nasreen Akhtar", "Jonathan Beauchamp",
        ["Hillsborough", "Darnall", "Stocksbridge", "Ecclesall"], ["S6", "S9", "S10", "S36"]);

    /// <summary>Those that refer to Sheffield.</summary>
    internal static readonly IReadOnlyList<Trust> Referrers = [Barnsley, Rotherham, Chesterfield, Doncaster];

    private static readonly string[] Streets =
    [
        "Church Lane", "Pit Row", "Station Road", "Wath Road", "Doncaster Road", "Bank End", "Chapel Hill", "Manor Croft",
        "Sycamore Avenue", "Well Yard",
    ];

    internal OdsCode Ods { get; } = OdsCode.Parse(ods, null);

    internal char Initial => initial;

    internal string Site => site;

    /// <summary>Sends, receives and tracks.</summary>
    internal StaffMember Coordinator => new($"{ods.ToLowerInvariant()}-coordinator", coordinator, "Cancer pathway coordinator", Ods);

    /// <summary>Records what the MDTs decide.</summary>
    internal StaffMember MdtCoordinator => new($"{ods.ToLowerInvariant()}-mdt", mdt, "MDT co-ordinator", Ods);

    internal IReadOnlyList<string> GpPractices => [$"{initial}99001", $"{initial}99014", $"{initial}99027"];

    internal IReadOnlyList<string> Address(SeededRandom random)
    {
        var street = $"{random.Between(1, 148)} {random.Pick(Streets)}";
        return random.OneIn(6) ? ["Flat " + random.Between(1, 30), street, random.Pick(towns)] : [street, random.Pick(towns)];
    }

    internal string Postcode(SeededRandom random) =>
        $"{random.Pick(districts)} {random.Between(1, 9)}{random.Pick(["ZA", "ZB", "ZD", "ZE", "ZG", "ZH"])}";

    internal string Telephone(SeededRandom random) => $"{diallingCode}{random.Digits(3)}";
}

/// <summary>An invented person who works at a trust of the demo: signs in to the screens, and is the author of commands.</summary>
public sealed record StaffMember(string Id, string Name, string Role, OdsCode Ods);

public static class Staff
{
    public static IReadOnlyList<StaffMember> All { get; } =
        [.. Trust.Referrers.Append(Trust.Sheffield).SelectMany(trust => new[] { trust.Coordinator, trust.MdtCoordinator })];
}
