using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using InterTrust.Http;
using InterTrust.Worklists;
using static InterTrust.Problems;

namespace InterTrust.Events;

/// <summary>The trust's event feed over HTTP.</summary>
public static class FeedEndpoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static void MapFeed(this IEndpointRouteBuilder app) => app
        .MapGet("/events", Read).WithTags("Events").ProducesProblems(ParameterInvalid)
        .Describe(
            "readEvents", "Read the event feed",
            "Returns the events of your trust's referrals and pathways, in commit order and without gaps. To continue, send "
            + "`next` as `after`. With `wait`, a request without new events waits until there is one.")
        .DisableRequestTimeout();

    private static async Task<OkWithETag<FeedAnswer>> Read(
        [AsParameters] FeedParameters parameters, Caller caller, Hub hub, TimeProvider time, CancellationToken stop)
    {
        var (after, limit, wait) = parameters.Read();
        for (var begun = time.GetTimestamp(); ;)
        {
            var events = await hub.WithNewBudget().Worklist(caller.Ods, list => list.Feed(after, limit));
            if (events is not [] || time.GetElapsedTime(begun) >= wait)
                return new(new(events, events is [.., var last] ? last.Seq : after));
            await Task.Delay(Pause, time, stop);
        }
    }
}

/// <summary>The position to read from, the number of events, and how long to wait for one.</summary>
public sealed record FeedParameters(
    HttpRequest Request,
    [property: Description("The `next` of the previous response; from the start when absent.")] string? After,
    [property: Description("The maximum number of events; 100 when absent."), Range(1, 1000)] string? Limit,
    [property: Description("The number of seconds to wait for an event; 0 when absent."), Range(0, 25)] string? Wait)
{
    public (long After, int Limit, TimeSpan Wait) Read()
    {
        Parameter.OnlyKnown(Request.Query, "after", "limit", "wait");
        var after = long.TryParse(After ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? seq
            : throw Parameter.Invalid("after", "is the number that came as next, or 0");
        return (
            after,
            Parameter.Number("limit", Limit ?? "100", 1, 1000),
            TimeSpan.FromSeconds(Parameter.Number("wait", Wait ?? "0", 0, 25)));
    }
}

/// <summary>A part of a trust's event feed.</summary>
/// <param name="Events">The events, in commit order.</param>
/// <param name="Next">The value of <c>after</c> for the next request.</param>
public sealed record FeedAnswer(IReadOnlyList<FeedEvent> Events, long Next);
