using InterTrust.Http;
using InterTrust.Pages.Charts;
using InterTrust.Reports;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace InterTrust.Pages;

/// <summary>The reports of a trust as findings, each with a picture, a table and CSV.</summary>
public sealed class ChartsModel : HubPage
{
    private const int Weeks = 12;

    /// <summary>The first day, as requested.</summary>
    public string From { get; private set; } = "";

    /// <summary>The last day, as requested.</summary>
    public string To { get; private set; } = "";

    /// <summary>The days that are shown; null if the request holds no valid period.</summary>
    public Period? Period { get; private set; }

    public IReadOnlyList<Chart> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await Read();
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string? chart)
    {
        await Read();
        if (Period is null)
            return Page();
        if (All.FirstOrDefault(candidate => candidate.Name == chart) is not { Table: { } table, Name: var name })
            throw PageNotFound();
        Csv.Begin(Response, $"{name} {Period.From:yyyy-MM-dd} {Period.To:yyyy-MM-dd}");
        await Response.WriteAsync(string.Concat(table.Rows.Prepend(table.Columns).Select(cells => Csv.Line(cells.Select(Csv.Cell)))));
        return new EmptyResult();
    }

    /// <summary>The URL of a chart's numbers as CSV.</summary>
    public string CsvOf(Chart chart) =>
        $"/charts{new QueryBuilder { { "handler", "Csv" }, { "chart", chart.Name }, { "from", From }, { "to", To } }}";

    private async Task Read()
    {
        From = DateInput.Read(Request.Query, "from") is { Length: > 0 } from
            ? from
            : DateInput.Write(ResponseChart.MondayOf(Today).AddDays(-7 * (Weeks - 1)));
        To = DateInput.Read(Request.Query, "to") is { Length: > 0 } to ? to : DateInput.Write(Today);
        if ((Period = ReadPeriod()) is not { } period)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var handOvers = Hub.Report(Caller.Ods, report => report.HandOvers(period));
        var weeks = Hub.Report(Caller.Ods, report => report.ResponseWeeks(period));
        var open = Hub.Report(Caller.Ods, report => report.OpenPathways(Today));
        var rejections = Hub.Report(Caller.Ods, report => report.Rejections(period));
        All =
        [
            HandOverCharts.ByTrust(await handOvers, Caller.Ods, Trusts),
            HandOverCharts.ByDay(await handOvers),
            ResponseChart.Create(await weeks, own: true, period),
            ResponseChart.Create(await weeks, own: false, period),
            OpenPathwaysChart.Create(await open, Today),
            RejectionChart.Create(await rejections, Caller.Ods),
        ];
    }

    /// <summary>The period in the URL; an error is shown at its field.</summary>
    private Period? ReadPeriod()
    {
        if (!Parameter.IsDay(From, out var from))
            ModelState.AddModelError("from", "The first day must be a date, such as 27 11 2026");
        if (!Parameter.IsDay(To, out var to))
            ModelState.AddModelError("to", "The last day must be a date, such as 27 11 2026");
        if (!ModelState.IsValid)
            return null;
        var period = new Period(from, to);
        if (PeriodParameters.Broken(period) is { } rule)
            ModelState.AddModelError("to", $"The last day {rule.Replace("from", "the first day", StringComparison.Ordinal)}");
        return ModelState.IsValid ? period : null;
    }
}
