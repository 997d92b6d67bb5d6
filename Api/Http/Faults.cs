using Microsoft.AspNetCore.Connections;

namespace InterTrust.Http;

/// <summary>Maps exceptions to problems.</summary>
public static class Faults
{
    public static readonly Problem Internal = new(Problems.Internal, "The fault is the hub's. Quote traceId to its operators.");

    public static readonly Problem Unavailable =
        new(Problems.Unavailable, "The hub cannot answer now. Nothing is lost; try again in a second.");

    public static readonly Problem Uncertain = new(
        Problems.StorageUncertain,
        "It may or may not have happened. Repeat the request with the same key and body for the one true answer.");

    public static Problem? ProblemOf(Exception fault) => fault switch
    {
        ProblemException notUnderstood => notUnderstood.Problem,
        BadHttpRequestException bad => Problems.From(bad.StatusCode),
        StorageUncertainException => Uncertain,
        _ when IsTransient(fault) => Unavailable,
        _ => null,
    };

    /// <summary>The hub was not reached, or did not answer: the same request may succeed in a second.</summary>
    public static bool IsTransient(Exception fault) => fault is StorageUnavailableException || IsUnanswered(fault);

    /// <summary>
    /// The result of the call is unknown: time-outs, silos that stopped, lost connections, calls that Orleans abandons while it
    /// activates a grain elsewhere after its silo died, and its own exceptions in doing so, which it cannot serialize. (A
    /// client that has disconnected gets no response anyway.)
    /// </summary>
    public static bool IsUnanswered(Exception fault) => fault
        is TimeoutException
        or OperationCanceledException
        or Orleans.Serialization.CodecNotFoundException
        or OrleansException
        or ConnectionAbortedException
        or System.Net.Sockets.SocketException;
}
