using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InterTrust.Http;

/// <summary>Turns the result of a command into an HTTP response; no other endpoint code looks at a result.</summary>
internal static class CommandResponses
{
    /// <param name="result">The hub's result.</param>
    /// <param name="respond">The response for the view; true where the command was a repeat.</param>
    /// <param name="refuse">The problem for a refusal.</param>
    internal static Results<TResponse, Problem> ToResponse<TView, TResponse>(
        this CommandResult<TView> result, Func<TView, bool, TResponse> respond, Func<Refused<TView>, Problem> refuse)
        where TView : class
        where TResponse : IResult => result switch
        {
            Applied<TView>(var view) => respond(view, false),
            Unchanged<TView>(var view) => respond(view, true),
            Refused<TView> refused => refuse(refused),
            _ => throw new UnreachableException(),
        };
}
