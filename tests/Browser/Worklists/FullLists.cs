namespace InterTrust.Browser;

/// <summary>
/// Chesterfield sent Doncaster two hundred referrals of two tumour groups, begun on different days; no other test says anything to
/// these two.
/// </summary>
public sealed class FullLists
{
    public const int Lung = 120;
    public const int Breast = 80;

    public static readonly Persona Sender = Persona.Chesterfield;
    public static readonly Persona Receiver = Persona.Doncaster;

    private FullLists(IReadOnlyList<Patient> patients) => Patients = patients;

    public IReadOnlyList<Patient> Patients { get; }

    internal static async Task<FullLists> Send(Uri hub)
    {
        var chesterfield = await TrustClient.SignIn(hub, Sender.Ods);
        Patient[] patients =
        [
            .. Enumerable.Range(0, Lung + Breast).Select(n => Patient.New(family: $"Ó Faoláin {(char)('A' + n * 7 % 26)}")),
        ];
        await Parallel.ForAsync(0, patients.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var referral = ReferralBodies.Referral(patients[n], Receiver.Ods, n < Lung ? "lung" : "breast");
            var dataSet = referral["dataset"]!;
            dataSet["rtt"]!["periodStartDate"] = ReferralBodies.Day(-28 - n % 50);
            dataSet["cancerWait"]!["periodStartDate"] = ReferralBodies.Day(-28 - n % 50);
            dataSet["cancerWait"]!["decisionToReferDate"] = ReferralBodies.Day(-29 - n % 50);
            (await chesterfield.Send(referral)).Is(201);
        });
        return new(patients);
    }
}
