using System.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace InterTrust.Http;

/// <summary>
/// The outermost middleware: correlation ids, security headers, and a problem for every request that ends without a response.
/// </summary>
/// <remarks>
/// Not UseExceptionHandler: once a response has started, it rethrows the exception to Kestrel, which logs the message, and that
/// may quote the request. It also clears the endpoint, whose route is logged here.
/// </remarks>
public sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        if (await Answer(context) is { } problem && !context.Response.HasStarted)
            await problem.ExecuteAsync(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        LogAnswered(context.Request.Method, route, context.Response.StatusCode, milliseconds);
    }

    private async Task<Problem?> Answer(HttpContext context)
    {
        var badId = Correlation.Establish(context);
        context.Response.OnStarting(static state => Finish((HttpContext)state), context);
        if (badId is not null)
            return badId;
        if (context.Request.Path.StartsWithSegments("/api") && !TakesJson(context.Request.Headers.Accept) && !TakesReport(context.Request))
            return Problems.From(StatusCodes.Status406NotAcceptable);
        try
        {
            await next(context);
            var response = context.Response;
            return response.HasStarted || response.ContentType is not null ? null : Problems.From(response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            if (context.Response.HasStarted)
                context.Abort();
            else
                context.Response.Clear();
            return ToProblem(fault, context);
        }
    }

    private Problem ToProblem(Exception fault, HttpContext context)
    {
        if (Faults.ProblemOf(fault) is { } problem)
            return problem;
        // The message is left out on purpose: it may quote the request.
        LogFault(
            fault.GetType().FullName!,
            fault.InnerException?.GetType().FullName,
            Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
            fault.StackTrace);
        return Faults.Internal;
    }

    private static bool TakesJson(StringValues accept) =>
        accept is []
        || accept.Any(types => types is null || types.Contains("json") || types.Contains("*/*") || types.Contains("application/*"));

    private static bool TakesReport(HttpRequest request) =>
        request.Path.StartsWithSegments(Routes.Api + Routes.Reports) && Csv.IsRequested(request);

    /// <summary>Runs last, because a time-out clears the headers that were set before it.</summary>
    private static Task Finish(HttpContext context)
    {
        var headers = context.Response.Headers;
        Correlation.Get(context).Echo(headers);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (context.Request.Path.StartsWithSegments("/api"))
            (headers.CacheControl, headers.ContentSecurityPolicy) = ("no-store", "default-src 'none'; frame-ancestors 'none'");
        else if (ScreenRequest.IsOne(context))
            headers.ContentSecurityPolicy =
                "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
        // Pages are about patients, so they are not cached; static files set their own Cache-Control.
        if (ScreenRequest.IsOne(context) && headers.CacheControl.ToString() is not ['p', 'u', 'b', 'l', 'i', 'c', ..])
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} {Route} answered {Status} in {Milliseconds:0.0} ms")]
    private partial void LogAnswered(string method, string? route, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Fault} ({Inner}), trace {TraceId}, at {Where}")]
    private partial void LogFault(string fault, string? inner, string traceId, string? where);
}
