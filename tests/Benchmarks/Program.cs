using InterTrust.Benchmarks;
using Microsoft.Extensions.Configuration;

var plan = new ConfigurationBuilder().AddCommandLine([.. args.Skip(1)]).Build().Get<Plan>() ?? new Plan();
switch (args)
{
    case ["journal", ..]: await JournalBenchmark.Run(plan); return 0;
    case ["http", ..]: await HttpBenchmark.Run(plan); return 0;
    case ["worklist", ..]: await WorklistBenchmark.Run(plan); return 0;
    case ["start", ..]: await StartBenchmark.Run(plan); return 0;
    default:
        Console.Error.WriteLine("Say what to measure: journal | http | worklist | start, with [--provider sqlite|postgresql] [--seconds 10] [--rounds 5] [--rows 100000]");
        return 1;
}
