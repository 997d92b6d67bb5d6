using InterTrust.Identity;

namespace InterTrust.Security;

/// <summary>Somebody at a trust of the demo, invented.</summary>
/// <param name="Id">Names the persona in addresses and settings.</param>
/// <param name="Name">Stands in the history of what the persona says.</param>
/// <param name="Role">What the persona does at the trust.</param>
/// <param name="Ods">The trust.</param>
public sealed record Persona(string Id, string Name, string Role, OdsCode Ods);

/// <summary>The people of the demo: at each trust one who sends and tracks, and one who speaks for its MDTs.</summary>
public static class Personas
{
    public const string Coordinator = "Cancer pathway coordinator";

    public const string MdtCoordinator = "MDT co-ordinator";

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("rff-coordinator", "Kayleigh Hepworth", Coordinator, Trust("RFF")),
        new("rff-mdt", "Oluwaseun Adeyemi", MdtCoordinator, Trust("RFF")),
        new("rfr-coordinator", "Imran Hussain", Coordinator, Trust("RFR")),
        new("rfr-mdt", "Bronwen Pritchard", MdtCoordinator, Trust("RFR")),
        new("rfs-coordinator", "Agnieszka Wrona", Coordinator, Trust("RFS")),
        new("rfs-mdt", "Declan Ó Faoláin", MdtCoordinator, Trust("RFS")),
        new("rp5-coordinator", "Graham Tuffrey", Coordinator, Trust("RP5")),
        new("rp5-mdt", "Mei Ling Chow", MdtCoordinator, Trust("RP5")),
        new("rhq-coordinator", "Nasreen Akhtar", Coordinator, Trust("RHQ")),
        new("rhq-mdt", "Jonathan Beauchamp", MdtCoordinator, Trust("RHQ")),
    ];

    private static OdsCode Trust(string ods) => OdsCode.Parse(ods, null);
}
