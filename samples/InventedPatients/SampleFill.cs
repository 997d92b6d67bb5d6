using System.Collections.Concurrent;
using System.Globalization;
using InterTrust.Calendar;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust.InventedPatients;

/// <summary>
/// Tells the sample cases to the hub once it answers. Ids and command ids are the same in every run, so that another start adds nothing
/// and finishes what was cut off.
/// </summary>
public sealed partial class SampleFill(
    int patients, IGrainFactory grains, TimeProvider time, IHostApplicationLifetime process, ILogger<SampleFill> logger) : BackgroundService
{
    private const int CasesAtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>What came of it; null until it is done.</summary>
    public SampleOutcome? Outcome { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        var begun = time.GetTimestamp();
        try
        {
            Outcome = await Fill(patients, stoppingToken);
            Say(Outcome, time.GetElapsedTime(begun));
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The hub goes on without: a start with the same number finishes it.
            LogCutOff(logger, fault.GetType().Name);
        }
    }

    /// <summary>Tells so many cases, some at once.</summary>
    public async Task<SampleOutcome> Fill(int count, CancellationToken stop)
    {
        var cases = SampleCases.Of(count, await DayOfAll(stop));
        ConcurrentQueue<SampleOutcome> outcomes = [];
        // Alone: whoever starts next finds the day by the first.
        outcomes.Enqueue(await Tell(cases[0], stop));
        await Parallel.ForEachAsync(
            cases.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = stop },
            async (one, cut) => outcomes.Enqueue(await Tell(one, cut)));
        return outcomes.Aggregate((all, one) => all + one);
    }

    /// <summary>The cases stay those of the day on which the first was sent, however often the hub starts anew.</summary>
    private async Task<DateOnly> DayOfAll(CancellationToken stop)
    {
        var today = LondonTime.Today(time);
        var first = (SampleReferralStep)SampleCases.Of(1, today)[0].Story[0];
        return (await Ask(() => Referral(first.Id).Read(first.Said.Author.Ods), stop))?.ReceivedDate ?? today;
    }

    /// <summary>One story to its end, or to the step that is refused: what follows rests on it.</summary>
    private async Task<SampleOutcome> Tell(SampleCase one, CancellationToken stop)
    {
        var outcome = new SampleOutcome(0, 0, []);
        foreach (var step in one.Story)
        {
            outcome += await Tell(one, step, stop);
            if (outcome.Refused is [var refused])
            {
                LogRefused(logger, refused.Case, refused.Step, refused.Code);
                return outcome;
            }
        }
        return outcome;
    }

    private Task<SampleOutcome> Tell(SampleCase one, SampleStep step, CancellationToken stop) => step switch
    {
        SampleReferralStep to => Tell(() => Referral(to.Id).Execute(to.Command, to.Said), one, step, stop),
        SamplePathwayStep to => Tell(() => grains.GetGrain<IPathwayGrain>(to.Id.Value).Execute(to.Command, to.Said), one, step, stop),
        _ => throw new InvalidOperationException($"Nobody hears {step.GetType().Name}."),
    };

    private async Task<SampleOutcome> Tell<T>(Func<Task<CommandResult<T>>> tell, SampleCase one, SampleStep step, CancellationToken stop) where T : class =>
        await Ask(tell, stop) switch
        {
            Applied<T> => new(1, 0, []),
            Refused<T>(var refusal, _) => new(0, 0, [new(one.Number, step.Name, refusal.Code)]),
            _ => new(0, 1, []),
        };

    private IReferralGrain Referral(ReferralId id) => grains.GetGrain<IReferralGrain>(id.Value);

    /// <summary>Retries on every fault, for a minute: a command that is sent again under its own id happens once.</summary>
    private async Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken stop)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            try
            {
                return await ask().WaitAsync(stop);
            }
            catch (Exception) when (!stop.IsCancellationRequested && time.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(Pause, stop);
            }
        }
    }

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        using var listening = process.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    private void Say(SampleOutcome outcome, TimeSpan took)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{patients - outcome.Refused.Count} sample patients are on the worklists. It took {took.TotalSeconds:0.0} seconds."));
        foreach (var refused in outcome.Refused)
            Console.Error.WriteLine($"Sample case {refused.Case} ends at {refused.Step}, refused with {refused.Code}: a fault of the sample, unless somebody decided meanwhile.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample case {Number} ends at {Step}, which was refused with {Code}")]
    private static partial void LogRefused(ILogger logger, int number, string step, RefusalCode code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sample patients are not whole ({Fault}); start again with the same number")]
    private static partial void LogCutOff(ILogger logger, string fault);
}

/// <summary>What came of telling sample cases.</summary>
/// <param name="Happened">Steps that happened.</param>
/// <param name="AlreadySo">Steps that had happened before.</param>
/// <param name="Refused">The step at which a case ended; none, unless the sample is wrong or somebody was faster.</param>
public sealed record SampleOutcome(int Happened, int AlreadySo, IReadOnlyList<SampleRefusal> Refused)
{
    public static SampleOutcome operator +(SampleOutcome one, SampleOutcome other) =>
        new(one.Happened + other.Happened, one.AlreadySo + other.AlreadySo, [.. one.Refused, .. other.Refused]);
}

/// <summary>A step that was refused.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Step">The command.</param>
/// <param name="Code">Why.</param>
public sealed record SampleRefusal(int Case, string Step, RefusalCode Code);
