using InterTrust.Benchmarks;

return args switch
{
    ["journal", ..] => await JournalBenchmark.Run(args.Length > 1 ? int.Parse(args[1], null) : 5),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: journal [rounds]");
    return 1;
}
