using System.Globalization;
using InterTrust.Faults;

// One program is both the tests (`dotnet test`, ./test.sh) and the fault programme (./test.sh programme).
if (args is not ["programme", .. var words])
    return args.Any(arg => arg is "-automated" or "@@")
        ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
            args,
            SelfRegisteredExtensions.AddSelfRegisteredExtensions);

if (words is not ["inside", .. var told])
    return await Cell.Run(words);

string? Told(string name) => told.FirstOrDefault(word => word.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
var minutes = double.Parse(Told("minutes") ?? "30", CultureInfo.InvariantCulture);
var plan = new Plan
{
    For = TimeSpan.FromMinutes(minutes),
    Seed = int.Parse(Told("seed") ?? $"{Environment.TickCount}", CultureInfo.InvariantCulture),
    Kinds = Told("kinds")?.Split(',') ?? [],
    Mix = told.Contains("--questions") ? Mix.OfQuestions : Mix.OfProof,
    Broken = Told("broken"),
    SplitBrain = told.Contains("--split-brain"),
    Silos = int.Parse(Told("silos") ?? "3", CultureInfo.InvariantCulture),
    Ledger = Told("ledger"),
    History = Told("history"),
    Logs = Told("logs"),
};
var verdict = await Programme.Run(plan);
Console.WriteLine(Report.Of(verdict));
Report.Enter(verdict);
return verdict.Violations.Count == 0 ? 0 : 1;
