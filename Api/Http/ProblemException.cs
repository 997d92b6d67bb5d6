namespace InterTrust.Http;

/// <summary>
/// Ends the binding of a request with a problem: Minimal APIs bind parameters before the handler runs, and binding cannot return a
/// response.
/// </summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Kind.Code)
{
    public Problem Problem { get; } = problem;
}
