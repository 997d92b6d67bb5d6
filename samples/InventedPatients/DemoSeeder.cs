using System.Collections.Concurrent;
using System.Globalization;
using InterTrust.Calendar;
using InterTrust.Pathways;
using InterTrust.Referrals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterTrust.InventedPatients;

/// <summary>
/// Sends the commands of the journeys to the hub once it has started. Ids and command ids are the same in every run: another start adds
/// nothing, and completes a run that was cut short.
/// </summary>
public sealed partial class DemoSeeder(
    int patients, IGrainFactory grains, TimeProvider time, IHostApplicationLifetime host, ILogger<DemoSeeder> logger) : BackgroundService
{
    private const int JourneysAtOnce = 8;
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Null until every journey has been sent.</summary>
    public SeedResult? Result { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await HostStarted(stoppingToken);
        var begun = time.GetTimestamp();
        try
        {
            Result = await Seed(patients, stoppingToken);
            Print(Result, time.GetElapsedTime(begun));
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The hub keeps running without the rest.
            LogCutShort(logger, fault.GetType().Name);
        }
    }

    public async Task<SeedResult> Seed(int count, CancellationToken stop)
    {
        var journeys = Journeys.Create(count, await FirstDay(stop));
        ConcurrentQueue<SeedResult> results = [];
        // Before the others: a later start reads the day from it.
        results.Enqueue(await Send(journeys[0], stop));
        await Parallel.ForEachAsync(
            journeys.Skip(1),
            new ParallelOptions { MaxDegreeOfParallelism = JourneysAtOnce, CancellationToken = stop },
            async (journey, cancelled) => results.Enqueue(await Send(journey, cancelled)));
        return results.Aggregate((sum, result) => sum + result);
    }

    /// <summary>The day on which the first referral was sent, by whichever start; all journeys are built for that day.</summary>
    private async Task<DateOnly> FirstDay(CancellationToken stop)
    {
        var today = LondonTime.Today(time);
        var first = (ReferralJourneyStep)Journeys.Create(1, today)[0].Steps[0];
        var referral = await Retry(() => grains.GetGrain<IReferralGrain>(first.Id.Value).Read(first.Context.Author.Ods), stop);
        return referral?.ReceivedDate ?? today;
    }

    /// <summary>Stops at a step that is refused, because those after it depend on it.</summary>
    private async Task<SeedResult> Send(PatientJourney journey, CancellationToken stop)
    {
        var result = new SeedResult(0, 0, []);
        foreach (var step in journey.Steps)
        {
            result += step switch
            {
                ReferralJourneyStep(var id, var command, var context) =>
                    ToResult(
                        await Retry(() => grains.GetGrain<IReferralGrain>(id.Value).Execute(command, context), stop), journey, command),
                PathwayJourneyStep(var id, var command, var context) =>
                    ToResult(
                        await Retry(() => grains.GetGrain<IPathwayGrain>(id.Value).Execute(command, context), stop), journey, command),
                _ => throw new InvalidOperationException($"{step.GetType().Name} has no grain."),
            };
            if (result.Refused is [var refused])
            {
                LogRefused(logger, refused.Patient, refused.Command, refused.Code);
                break;
            }
        }
        return result;
    }

    private static SeedResult ToResult<T>(CommandResult<T> answer, PatientJourney journey, object command) where T : class => answer switch
    {
        Applied<T> => new(1, 0, []),
        Refused<T>(var refusal, _) => new(0, 0, [new(journey.Number, command.GetType().Name, refusal.Code)]),
        _ => new(0, 1, []),
    };

    /// <summary>Any fault is retried for a minute: a command that is sent twice under one id takes effect once.</summary>
    private async Task<T> Retry<T>(Func<Task<T>> call, CancellationToken stop)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            try
            {
                return await call().WaitAsync(stop);
            }
            catch (Exception) when (!stop.IsCancellationRequested && time.GetElapsedTime(begun) < RetryLimit)
            {
                await Task.Delay(RetryDelay, stop);
            }
        }
    }

    private async Task HostStarted(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        using var registration = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    private void Print(SeedResult result, TimeSpan took)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{patients - result.Refused.Count} sample patients are on the worklists. It took {took.TotalSeconds:0.0} seconds."));
        foreach (var (patient, command, code) in result.Refused)
            Console.Error.WriteLine(
                $"Sample patient {patient} stops at {command}, refused with {code}: an error, unless a user acted first.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample patient {Patient} stops at {Command}, refused with {Code}")]
    private static partial void LogRefused(ILogger logger, int patient, string command, RefusalCode code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sample patients are incomplete ({Fault}); start again with the same number")]
    private static partial void LogCutShort(ILogger logger, string fault);
}

/// <summary>Counts commands by their result. A refused command ends its journey: the sample has an error, or a user acted first.</summary>
public sealed record SeedResult(int Applied, int Unchanged, IReadOnlyList<RefusedStep> Refused)
{
    public static SeedResult operator +(SeedResult left, SeedResult right) =>
        new(left.Applied + right.Applied, left.Unchanged + right.Unchanged, [.. left.Refused, .. right.Refused]);
}

public sealed record RefusedStep(int Patient, string Command, RefusalCode Code);
