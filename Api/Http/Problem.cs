using System.Diagnostics;

namespace InterTrust.Http;

/// <summary>An error response: RFC 9457 problem+json for a program, a page for a person.</summary>
/// <param name="Kind">The kind, from the catalogue.</param>
/// <param name="Detail">A sentence for a person that says what to do. It never repeats anything that was sent.</param>
public sealed record Problem(ProblemKind Kind, string Detail) : IResult
{
    public IReadOnlyList<Finding> Errors { get; init; } = [];

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public CurrentState? Current { get; init; }

    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Kind.Status;
        response.Headers.CacheControl = "no-store";
        if (Kind.Retryable)
            response.Headers.RetryAfter = $"{Math.Ceiling(RetryAfter.TotalSeconds)}";
        return ScreenRequest.WantsPage(httpContext)
            ? ErrorPage.Write(httpContext, this)
            : JsonResponse.Write(response, Body(httpContext), "application/problem+json");
    }

    /// <summary>The body of the response; an import has one for each invalid line.</summary>
    public ProblemBody Body(HttpContext context) => new(
        Kind.Type,
        Kind.Title,
        Kind.Status,
        Kind.Code,
        Detail,
        Kind.Retryable,
        Correlation.Get(context).CorrelationId,
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        Errors,
        Current,
        Choices is [] ? null : Choices);
}

/// <summary>RFC 9457 problem details with the hub's own members.</summary>
/// <param name="Type">The URL of the explanation.</param>
/// <param name="Title">A fixed sentence for each code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code, for programs.</param>
/// <param name="Detail">A sentence for a person that says what to do next.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
/// <param name="CorrelationId">The X-Correlation-ID of the request, or one that the hub generated.</param>
/// <param name="TraceId">The id of the trace, to quote to the hub's operators.</param>
/// <param name="Errors">The errors in the body, with JSON pointers.</param>
/// <param name="Current">The current state of the referral or pathway, if the caller may see it.</param>
/// <param name="Choices">The choices for a person.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    bool Retryable,
    string CorrelationId,
    string TraceId,
    IReadOnlyList<Finding> Errors,
    CurrentState? Current,
    IReadOnlyList<Choice>? Choices);
