using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using InterTrust.Identity;
using InterTrust.Organisations;
using InterTrust.Referrals;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>The rules alone, without actor, journal or client.</summary>
internal static class RulesBenchmark
{
    public static IReadOnlyList<Line> Run()
    {
        using var folder = new TemporaryFolder();
        var summary = BenchmarkRunner.Run<Decisions>(ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(folder.Path));
        return
        [
            .. summary.Reports.Select(report => new Line(Name(report), report.ResultStatistics!.Median, "ns")),
            .. summary.Reports.Select(report => new Line(
                $"{Name(report)}, allocated",
                report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / 1024.0 ?? 0,
                "KiB")),
        ];
    }

    private static string Name(BenchmarkReport report) =>
        $"rules: {report.BenchmarkCase.Descriptor.WorkloadMethod.Name.ToLowerInvariant()}";
}

/// <summary>What the rules are asked most.</summary>
public class Decisions
{
    private static readonly Author Barnsley = new(OdsCode.Parse("RFF", null), "benchmark");
    private static readonly Author Sheffield = new(OdsCode.Parse("RHQ", null), "benchmark");
    private static readonly Referral Unsent = new Referral.None(ReferralId.For(Barnsley.Ods, "benchmark"));
    private static readonly Send Sending = new(Sheffield.Ods, LungReferrals.DataSet(0));

    private static readonly ReferralContext Around = new(DateTimeOffset.UtcNow, new(new(1,
        [
            .. new[] { Barnsley, Sheffield }
                .Select(by => new Organisation(by.Ods, by.Ods.Value, "secondary", [], new OverdueLimits())),
        ])), TestNumbersOnly: true);

    private readonly Referral unsent = Unsent;
    private readonly Referral sent = ((Decision<ReferralEvent>.Apply)Referral.Decide(Unsent, Sending, Barnsley, Around))
        .Events
        .Aggregate(Unsent, Referral.Evolve);

    /// <summary>Its data set is read and judged.</summary>
    [Benchmark]
    public Decision<ReferralEvent> Send() => Referral.Decide(unsent, Sending, Barnsley, Around);

    [Benchmark]
    public Decision<ReferralEvent> Receive() => Referral.Decide(sent, new Receive(), Sheffield, Around);

    [Benchmark]
    public Decision<ReferralEvent> Reject() => Referral.Decide(sent, new Reject("outOfArea", "Not ours."), Sheffield, Around);
}
