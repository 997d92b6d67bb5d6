using System.Collections.Concurrent;
using System.Net;

namespace InterTrust.Faults;

/// <summary>The referrals of a run, and those that wait for a decision.</summary>
internal sealed class Desk(History history)
{
    private readonly ConcurrentQueue<Story> undecided = new();
    private int numbers;
    private int patients;

    internal int Stories => Volatile.Read(ref numbers);

    internal History History => history;

    /// <summary>
    /// Every third referral is for the patient of another, between the same trusts, so that acceptances race to one pathway.
    /// </summary>
    internal Story New(Random random)
    {
        var twin = random.Next(3) == 0 && Any(random) is { } other ? other : null;
        var (from, to) = (random.Next(Trusts.Codes.Length), random.Next(10) < 6 ? Trusts.Sheffield : random.Next(Trusts.Codes.Length));
        if (from == to)
            from = (from + 1) % Trusts.Codes.Length;
        var number = Interlocked.Increment(ref numbers);
        return history.Add(twin is null
            ? new(number, from, to, NewPatient(), additional: false)
            : new(number, twin.From, twin.To, twin.NhsNumber, additional: true));
    }

    internal Story? Any(Random random) => Stories == 0 ? null : history.Find(1 + random.Next(Stories));

    internal void Waits(Story story) => undecided.Enqueue(story);

    internal Story? ToDecide() => undecided.TryDequeue(out var story) ? story : null;

    private string NewPatient()
    {
        while (true)
            if (NhsNumbers.WithCheckDigit(Interlocked.Increment(ref patients)) is { } number)
                return number;
    }
}

/// <summary>
/// One of the trusts' systems: sends a request and, if no answer comes, repeats it with the same key at the next Api host.
/// </summary>
internal sealed class Client(int number, Plan plan, Desk desk, Doors doors)
{
    private readonly Random random = new(HashCode.Combine(plan.Seed, number));
    private int host;

    internal async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await Next()();
    }

    private Func<Task> Next()
    {
        var mix = plan.Mix;
        var part = random.Next(mix.Sum);
        foreach (var (parts, action) in (ReadOnlySpan<(int, Func<Task>)>)
            [
                (mix.Send, Send), (mix.Repeat, Repeat), (mix.OtherBody, OtherBody), (mix.Decide, Decide), (mix.Ask, Ask),
                (mix.WithdrawRace, WithdrawRace), (mix.Read, Read),
            ])
            if ((part -= parts) < 0)
                return action;
        return Poisoned;
    }

    private async Task Send()
    {
        var story = desk.New(random);
        if (await Execute(story, story.Sending) is Outcome.Acknowledged)
            desk.Waits(story);
    }

    /// <summary>Repeats a request about a referral unchanged, most often its Send.</summary>
    private async Task Repeat()
    {
        if (desk.Any(random) is not { } story)
            return;
        var repeats = story.Calls()
            .Select(call => call.Operation)
            .Where(operation => operation.Type is not OperationType.Read && operation.Variant == 0)
            .Distinct()
            .ToArray();
        await Execute(story, repeats is [] || random.Next(3) > 0 ? story.Sending : repeats[random.Next(repeats.Length)]);
    }

    private async Task OtherBody()
    {
        if (desk.Any(random) is { IsFull: false } story)
            await Execute(story, story.NewOperation(OperationType.Send, story.From, variant: 1 + random.Next(3)));
    }

    private async Task Decide()
    {
        if (desk.ToDecide() is not { } story)
        {
            await Send();
            return;
        }
        if (random.Next(2) == 0)
        {
            await Race(story, Decision(story), Decision(story));
            return;
        }
        var operation = random.Next(4) == 0 ? story.NewOperation(OperationType.Receive, story.To) : Decision(story);
        await Execute(story, operation);
        if (operation.Type is OperationType.Receive)
            desk.Waits(story);
    }

    private async Task Ask()
    {
        if (desk.ToDecide() is not { } story)
            return;
        if (!story.IsFull)
        {
            var questions = story.Calls().Select(call => call.Operation).Where(asks => asks.Type is OperationType.Ask).Distinct().Count();
            var asked = await Execute(story, story.NewOperation(OperationType.Ask, story.To));
            if (asked is Outcome.Acknowledged)
                await Execute(story, story.NewOperation(OperationType.Answer, story.From, variant: questions + 1));
        }
        desk.Waits(story);
    }

    private async Task WithdrawRace()
    {
        if (desk.ToDecide() is { } story)
            await Race(story, story.NewOperation(OperationType.Withdraw, story.From), story.NewOperation(OperationType.Accept, story.To));
    }

    /// <summary>Two at once, at two hosts.</summary>
    private Task<Outcome[]> Race(Story story, Operation first, Operation second) =>
        Task.WhenAll(Execute(story, first), Execute(story, second));

    /// <summary>Now and then with If-Match for version 1.</summary>
    private Operation Decision(Story story) =>
        story.NewOperation(
            random.Next(4) == 0 ? OperationType.Reject : OperationType.Accept, story.To, ifVersion: random.Next(8) == 0 ? 1 : null);

    private async Task Read()
    {
        if (desk.Any(random) is not { } story)
            return;
        var trust = random.Next(2) == 0 ? story.From : story.To;
        switch (random.Next(5))
        {
            case 0: await Look(trust, "/worklists/incoming?limit=20"); break;
            case 1: await Look(trust, "/worklists/summary"); break;
            case 2 when story.Acknowledged: await Look(trust, $"/referrals/{story.Id}/history"); break;
            case 2: await Look(trust, "/worklists/outgoing?limit=20"); break;
            default:
                if (story.Acknowledged && !story.IsFull)
                    await Execute(story, story.NewOperation(OperationType.Read, trust));
                break;
        }
    }

    /// <summary>What must simply be answered.</summary>
    private async Task Look(int trust, string path)
    {
        var (response, begin) = await Until(() => doors.Ask(NextHost(), trust, "GET", path));
        if (response is { IsRefused: true })
            desk.History.Complain($"GET {path} was answered {(int)response.Status} {response.Text("code"u8)}");
        desk.History.Done(number, OutcomeOf(response), begin);
    }

    private async Task Poisoned()
    {
        if (desk.Any(random) is not { Acknowledged: true } story)
            return;
        var poison = Poison.All[random.Next(Poison.All.Length)];
        var trust = poison.Code is "NOT_FOUND"
            ? Enumerable.Range(0, Trusts.Codes.Length).First(code => code != story.From && code != story.To)
            : story.From;
        var path = poison.Path.Replace("{stranger}", story.Id.Value, StringComparison.Ordinal);
        var key = poison.Key ? $"poison-{number}-{random.Next()}" : null;
        var (response, begin) = await Until(() => doors.Ask(
            NextHost(), trust, poison.Method, path, poison.Body(story), key, mediaType: poison.MediaType, token: poison.Token));
        if (response is not null && (int)response.Status < 500 && response.Text("code"u8) != poison.Code)
            desk.History.Complain(
                $"{poison.Method} {poison.Path} was to be answered {poison.Code} "
                + $"and was answered {(int)response.Status} {response.Text("code"u8)}");
        desk.History.Done(number, response is { IsRefused: true } ? Outcome.Refused : Outcome.Unknown, begin);
    }

    /// <summary>Sends it until the outcome is known.</summary>
    private async Task<Outcome> Execute(Story story, Operation operation)
    {
        var (path, body) = Wire(story, operation);
        var last = Outcome.Unknown;
        var (_, lastBegin) = await Until(async () =>
        {
            var begin = History.Now;
            var response = await doors.Ask(
                NextHost(),
                operation.Trust,
                body is null ? "GET" : "POST",
                path,
                body,
                body is null ? null : operation.Key(story),
                operation.IfVersion);
            last = OutcomeOf(response);
            desk.History.Add(story, new(
                operation,
                begin,
                History.Now,
                last,
                last is Outcome.Refused ? response!.Text("code"u8) : null,
                last is Outcome.Acknowledged ? response!.Version : null,
                last is Outcome.Acknowledged ? response!.Text("status"u8) : null));
            return response;
        });
        desk.History.Done(number, last, lastBegin);
        return last;
    }

    private async Task<(ApiResponse? Response, long Begin)> Until(Func<Task<ApiResponse?>> ask)
    {
        for (var (first, pause) = (History.Now, 20); ; pause = Math.Min(400, 2 * pause))
        {
            var begin = History.Now;
            var response = await ask();
            if (response is { Status: HttpStatusCode.InternalServerError })
                desk.History.Complain($"500 {response.Text("code"u8)} {response.Text("traceId"u8)}");
            if (response is { IsAcknowledged: true } or { IsRefused: true }
                || System.Diagnostics.Stopwatch.GetElapsedTime(first) > plan.GivesUpAfter)
                return (response, begin);
            await Task.Delay(Random.Shared.Next(pause, 2 * pause));
        }
    }

    private static Outcome OutcomeOf(ApiResponse? response) =>
        response is { IsAcknowledged: true } ? Outcome.Acknowledged
        : response is { IsRefused: true } ? Outcome.Refused
        : Outcome.Unknown;

    private int NextHost() => (int)((uint)Interlocked.Increment(ref host) % (uint)doors.Hosts);

    private static (string Path, byte[]? Body) Wire(Story story, Operation operation) => operation.Type switch
    {
        OperationType.Send => ("/referrals", Bodies.Send(story, operation.Variant)),
        OperationType.Receive => ($"/referrals/{story.Id}/receive", Bodies.Receive),
        OperationType.Accept => ($"/referrals/{story.Id}/accept", Bodies.Receive),
        OperationType.Reject => ($"/referrals/{story.Id}/reject", Bodies.Reject),
        OperationType.Withdraw => ($"/referrals/{story.Id}/withdraw", Bodies.Withdraw),
        OperationType.Ask => ($"/referrals/{story.Id}/request-information", Bodies.Ask(story, operation)),
        OperationType.Answer => ($"/referrals/{story.Id}/provide-information", Bodies.Answer(operation.Variant)),
        _ => ($"/referrals/{story.Id}", null),
    };
}
