using System.Reflection;
using InterTrust.Http;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.Metadata;
using static InterTrust.Problems;

namespace InterTrust.Reports;

/// <summary>A trust's reports over HTTP, as JSON or, for a spreadsheet, as CSV.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup(Routes.Reports).WithTags("Reports");

        Map(
            "breach-allocation", "readBreachAllocation", "Read the breach allocation",
            "Returns how the successes and breaches of the 62 days are allocated for the first treatments of the period, by month, the "
            + "two trusts and tumour group, for the cases that you investigated or treated. The four shares sum to the cases.",
            (report, period) => report.BreachAllocation(period));
        Map(
            "hand-over", "readHandOvers", "Read the days of hand-over",
            "Returns the hand-overs of the period from you or to you, by day of the pathway, and whether they met days 38 and 62.",
            (report, period) => report.HandOvers(period));
        Map(
            "response-times", "readResponseTimes", "Read the response times",
            "Returns the times from Send to the pick-up and to the decision, by week, for the referrals from you or to you that "
            + "were accepted, rejected or redirected in the period.",
            (report, period) => report.ResponseTimes(period));
        Map(
            "rejections", "readRejections", "Read the reasons for rejection",
            "Returns the rejections of the period, of referrals from you or to you, by reason.",
            (report, period) => report.Rejections(period));
        reports.MapGet("/cwt", Cwt).RequireScope(Scopes.Worklists).ProducesProblems(ParameterInvalid)
            .Describe(
                "readWaitingTimesRecords", "Read your waiting-times records",
                "Returns the records of the National Cancer Waiting Times Monitoring Data Set v2.1 whose day (first seen, told, "
                + "handed over, treated) is in the period, as of its end, with the items that are missing for their scenario.")
            .DisableRequestTimeout();

        void Map<T>(
            string path, string id, string title, string description, Func<IReportGrain, Period, Task<IReadOnlyList<T>>> read) => reports
            .MapGet($"/{path}", async ([AsParameters] PeriodParameters parameters, Caller caller, Hub hub, TimeProvider time) =>
            {
                var period = parameters.Read(time);
                return new Reported<T>(path, period, await hub.Report(caller.Ods, report => read(report, period)));
            })
            .RequireScope(Scopes.Worklists).ProducesProblems(ParameterInvalid).Describe(id, title, description);
    }

    private static async Task<CwtAnswer> Cwt([AsParameters] PeriodParameters parameters, Caller caller, Hub hub, TimeProvider time)
    {
        var period = parameters.Read(time);
        return new(
            period,
            after => hub.WithNewBudget().Report(caller.Ods, report => report.Cwt(period, after)),
            await hub.Report(caller.Ods, report => report.Cwt(period, null)));
    }
}

/// <summary>A report.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Items">The lines of the report.</param>
public sealed record ReportAnswer<T>(DateOnly From, DateOnly To, IReadOnlyList<T> Items);

/// <summary>200 with a report, in the media type that the caller accepts.</summary>
public sealed record Reported<T>(string Name, Period Period, IReadOnlyList<T> Items) : IResult, IEndpointMetadataProvider
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!Csv.IsRequested(httpContext.Request))
        {
            var answer = new ReportAnswer<T>(Period.From, Period.To, Items);
            await JsonResponse.Write(httpContext, StatusCodes.Status200OK, answer, etag: null, replayed: false);
            return;
        }
        Csv.Begin(httpContext.Response, $"{Name} {Period.From:yyyy-MM-dd} {Period.To:yyyy-MM-dd}");
        await httpContext.Response.WriteAsync(
            string.Concat(Items.Select(item => Csv.Line(Csv.CellsOf(item))).Prepend(Csv.Line(Csv.ColumnsOf<T>()))));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(ReportAnswer<T>), ["application/json", Csv.MediaType]));
}
