using System.Globalization;
using InterTrust.Faults;

// One program is both the tests (`dotnet test`, ./test.sh) and the fault programme (./test.sh programme).
if (args is not ["programme", .. var arguments])
    return args.Any(arg => arg is "-automated" or "@@")
        ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
            args,
            SelfRegisteredExtensions.AddSelfRegisteredExtensions);

if (arguments is not ["inside", .. var options])
    return await Cell.Run(arguments);

string? Option(string name) => options.FirstOrDefault(o => o.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
var minutes = double.Parse(Option("minutes") ?? "30", CultureInfo.InvariantCulture);
var plan = new Plan
{
    For = TimeSpan.FromMinutes(minutes),
    Seed = int.Parse(Option("seed") ?? $"{Environment.TickCount}", CultureInfo.InvariantCulture),
    Kinds = Option("kinds")?.Split(',') ?? [],
    Mix = options.Contains("--questions") ? Mix.OfQuestions : Mix.OfProof,
    Broken = Option("broken"),
    SplitBrain = options.Contains("--split-brain"),
    Silos = int.Parse(Option("silos") ?? "3", CultureInfo.InvariantCulture),
    Ledger = Option("ledger"),
    History = Option("history"),
    Logs = Option("logs"),
};
var verdict = await Programme.Run(plan);
Console.WriteLine(Report.Of(verdict));
Report.Enter(verdict);
return verdict.Violations.Count == 0 ? 0 : 1;
