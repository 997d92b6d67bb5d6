using System.Text.Encodings.Web;

namespace InterTrust.Http;

/// <summary>
/// A problem as a page: what happened, that nothing is lost, and what to do. Plain HTML, because Razor may be what failed.
/// </summary>
public static class ErrorPage
{
    public static Task Write(HttpContext context, Problem problem)
    {
        var (title, text) = Describe(problem);
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Html(title)} – InterTrust</title>
              <link rel="stylesheet" href="/assets/nhsuk-frontend-10.6.1.min.css"><link rel="stylesheet" href="/assets/intertrust.css">
            </head>
            <body>
              <header class="nhsuk-header" role="banner"><div class="nhsuk-header__container nhsuk-width-container">
                <div class="nhsuk-header__service"><a class="nhsuk-header__service-name" href="/">InterTrust</a></div>
              </div></header>
              <div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="maincontent">
                <h1>{Html(title)}</h1>
                <p>{Html(text)}</p>
                <p><a href="/">Go to Today</a></p>
                <p class="it-small">If you ask for help, quote {Html(problem.Body(context).TraceId)}.</p>
              </main></div>
            </body>
            </html>
            """, CancellationToken.None);
    }

    private static (string Title, string Text) Describe(Problem problem) => problem.Kind.Status switch
    {
        404 => ("Not found", "There is no such page, referral or pathway here, or it is not your trust's."),
        400 when problem.Kind == Problems.ParameterInvalid =>
            ("This could not be read", $"{problem.Detail} Nothing was changed. Go back and correct it."),
        400 => (
            "This page could not be used",
            "It may have been open for too long, or you signed in as another person in another window. "
            + "Nothing was changed. Go back, reload the page and try again."),
        403 => ("Not for you", problem.Detail),
        503 when problem.Kind == Problems.StorageUncertain =>
            (
                "We do not know yet whether it happened",
                "The hub was interrupted. Reload this page: your change is made once, however often you send it."),
        503 => (
            "The hub cannot answer now",
            "Nothing is lost. Wait a few seconds and reload this page: your change is sent again, and is made once."),
        500 => ("Something is wrong with the hub", "The fault is ours. Nothing you did caused it, and nothing was half done."),
        _ => (problem.Kind.Title.TrimEnd('.'), problem.Detail),
    };

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
