using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Charts;

/// <summary>A finding: a sentence, what its figures count, and, where there are numbers, a table and a picture of them.</summary>
public sealed record Chart(string Name, string Finding, string Definition, ChartTable? Table = null, IHtmlContent? Picture = null);

/// <summary>The numbers of a chart. The first cell of a row is its heading.</summary>
public sealed record ChartTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
