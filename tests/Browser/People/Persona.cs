namespace InterTrust.Browser;

/// <summary>Who one may be in a demonstration.</summary>
/// <param name="Name">As it stands on the button.</param>
/// <param name="Ods">The trust.</param>
/// <param name="Trust">The trust's name, as far as it tells it from the others.</param>
public sealed record Persona(string Name, string Ods, string Trust)
{
    public static readonly Persona Barnsley = new("Kayleigh Hepworth", "RFF", "Barnsley");
    public static readonly Persona BarnsleyMdt = new("Oluwaseun Adeyemi", "RFF", "Barnsley");
    public static readonly Persona Rotherham = new("Imran Hussain", "RFR", "Rotherham");
    public static readonly Persona Chesterfield = new("Agnieszka Wrona", "RFS", "Chesterfield");
    public static readonly Persona Doncaster = new("Graham Tuffrey", "RP5", "Doncaster");
    public static readonly Persona Sheffield = new("Nasreen Akhtar", "RHQ", "Sheffield");
    public static readonly Persona SheffieldMdt = new("Jonathan Beauchamp", "RHQ", "Sheffield");
}
