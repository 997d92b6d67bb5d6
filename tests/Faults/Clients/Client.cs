using System.Collections.Concurrent;
using System.Net;

namespace InterTrust.Faults;

/// <summary>The referrals of a run, and those that wait for somebody to do something.</summary>
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
/// One of the trusts' systems: says something, and when it does not hear what came of it, says it again with the same key at the next
/// Api host.
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
        foreach (var (parts, deed) in (ReadOnlySpan<(int, Func<Task>)>)
            [
                (mix.Send, Send), (mix.Repeat, Repeat), (mix.OtherBody, OtherBody), (mix.Decide, Decide), (mix.Ask, Ask),
                (mix.WithdrawRace, WithdrawRace), (mix.Read, Read),
            ])
            if ((part -= parts) < 0)
                return deed;
        return Poisoned;
    }

    private async Task Send()
    {
        var story = desk.New(random);
        if (await Say(story, story.Sending) is Came.Acknowledged)
            desk.Waits(story);
    }

    /// <summary>Whatever was said of a referral is said again, word for word, most often its Send.</summary>
    private async Task Repeat()
    {
        if (desk.Any(random) is not { } story)
            return;
        var said = story.Calls()
            .Select(call => call.Saying)
            .Where(saying => saying.Deed is not Deed.Read && saying.Variant == 0)
            .Distinct()
            .ToArray();
        await Say(story, said is [] || random.Next(3) > 0 ? story.Sending : said[random.Next(said.Length)]);
    }

    private async Task OtherBody()
    {
        if (desk.Any(random) is { IsFull: false } story)
            await Say(story, story.Say(Deed.Send, story.From, variant: 1 + random.Next(3)));
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
        var saying = random.Next(4) == 0 ? story.Say(Deed.Receive, story.To) : Decision(story);
        await Say(story, saying);
        if (saying.Deed is Deed.Receive)
            desk.Waits(story);
    }

    private async Task Ask()
    {
        if (desk.ToDecide() is not { } story)
            return;
        if (!story.IsFull)
        {
            var questions = story.Calls().Select(call => call.Saying).Where(saying => saying.Deed is Deed.Ask).Distinct().Count();
            var asked = await Say(story, story.Say(Deed.Ask, story.To));
            if (asked is Came.Acknowledged)
                await Say(story, story.Say(Deed.Answer, story.From, variant: questions + 1));
        }
        desk.Waits(story);
    }

    private async Task WithdrawRace()
    {
        if (desk.ToDecide() is { } story)
            await Race(story, story.Say(Deed.Withdraw, story.From), story.Say(Deed.Accept, story.To));
    }

    /// <summary>Two at once, at two hosts.</summary>
    private Task<Came[]> Race(Story story, Saying one, Saying other) => Task.WhenAll(Say(story, one), Say(story, other));

    /// <summary>Now and then by somebody who looked at version 1 and insists on it.</summary>
    private Saying Decision(Story story) =>
        story.Say(random.Next(4) == 0 ? Deed.Reject : Deed.Accept, story.To, ifVersion: random.Next(8) == 0 ? 1 : null);

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
                    await Say(story, story.Say(Deed.Read, trust));
                break;
        }
    }

    /// <summary>What must simply be answered.</summary>
    private async Task Look(int trust, string path)
    {
        var (heard, begin) = await Until(() => doors.Ask(NextHost(), trust, "GET", path));
        if (heard is { IsRefused: true })
            desk.History.Complain($"GET {path} was answered {(int)heard.Status} {heard.Text("code"u8)}");
        var came = heard is { IsAcknowledged: true } ? Came.Acknowledged : heard is { IsRefused: true } ? Came.Refused : Came.Unknown;
        desk.History.Done(number, came, begin);
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
        var (heard, begin) = await Until(() => doors.Ask(
            NextHost(), trust, poison.Method, path, poison.Body(story), key, mediaType: poison.MediaType, token: poison.Token));
        if (heard is not null && (int)heard.Status < 500 && heard.Text("code"u8) != poison.Code)
            desk.History.Complain(
                $"{poison.Method} {poison.Path} was to be answered {poison.Code} "
                + $"and was answered {(int)heard.Status} {heard.Text("code"u8)}");
        desk.History.Done(number, heard is { IsRefused: true } ? Came.Refused : Came.Unknown, begin);
    }

    /// <summary>Says it until it is known what came of it.</summary>
    private async Task<Came> Say(Story story, Saying saying)
    {
        var (path, body) = Wire(story, saying);
        var last = Came.Unknown;
        var (_, lastBegin) = await Until(async () =>
        {
            var begin = History.Now;
            var heard = await doors.Ask(
                NextHost(),
                saying.Trust,
                body is null ? "GET" : "POST",
                path,
                body,
                body is null ? null : saying.Key(story),
                saying.IfVersion);
            last = heard is { IsAcknowledged: true } ? Came.Acknowledged : heard is { IsRefused: true } ? Came.Refused : Came.Unknown;
            desk.History.Add(story, new(
                saying,
                begin,
                History.Now,
                last,
                last is Came.Refused ? heard!.Text("code"u8) : null,
                last is Came.Acknowledged ? heard!.Version : null,
                last is Came.Acknowledged ? heard!.Text("status"u8) : null));
            return heard;
        });
        desk.History.Done(number, last, lastBegin);
        return last;
    }

    private async Task<(Heard? Heard, long Begin)> Until(Func<Task<Heard?>> ask)
    {
        for (var (first, pause) = (History.Now, 20); ; pause = Math.Min(400, 2 * pause))
        {
            var begin = History.Now;
            var heard = await ask();
            if (heard is { Status: HttpStatusCode.InternalServerError })
                desk.History.Complain($"500 {heard.Text("code"u8)} {heard.Text("traceId"u8)}");
            if (heard is { IsAcknowledged: true } or { IsRefused: true }
                || System.Diagnostics.Stopwatch.GetElapsedTime(first) > plan.GivesUpAfter)
                return (heard, begin);
            await Task.Delay(Random.Shared.Next(pause, 2 * pause));
        }
    }

    private int NextHost() => (int)((uint)Interlocked.Increment(ref host) % (uint)doors.Hosts);

    private static (string Path, byte[]? Body) Wire(Story story, Saying saying) => saying.Deed switch
    {
        Deed.Send => ("/referrals", Bodies.Send(story, saying.Variant)),
        Deed.Receive => ($"/referrals/{story.Id}/receive", Bodies.Receive),
        Deed.Accept => ($"/referrals/{story.Id}/accept", Bodies.Receive),
        Deed.Reject => ($"/referrals/{story.Id}/reject", Bodies.Reject),
        Deed.Withdraw => ($"/referrals/{story.Id}/withdraw", Bodies.Withdraw),
        Deed.Ask => ($"/referrals/{story.Id}/request-information", Bodies.Ask(story, saying)),
        Deed.Answer => ($"/referrals/{story.Id}/provide-information", Bodies.Answer(saying.Variant)),
        _ => ($"/referrals/{story.Id}", null),
    };
}
