using Microsoft.AspNetCore.Html;

namespace InterTrust.Pages.Charts;

/// <summary>A finding: a sentence, a picture, and the numbers that both show.</summary>
/// <param name="Name">Its name in a URL.</param>
/// <param name="Finding">What was found, as a sentence.</param>
/// <param name="Definition">What each figure counts.</param>
/// <param name="Table">The numbers; null where there are none.</param>
/// <param name="Picture">The same numbers; null where there are none.</param>
public sealed record Chart(string Name, string Finding, string Definition, ChartTable? Table = null, IHtmlContent? Picture = null);

/// <summary>The numbers of a chart. The first cell of a row is its heading.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">The headings of its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ChartTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
