namespace InterTrust.Http;

/// <summary>Serves docs/problems.md, so that the type of every problem is a URL that can be opened.</summary>
public static class ProblemsPage
{
    public static void MapProblemsPage(this IEndpointRouteBuilder app) => app
        .MapGet(Problems.Page, () => Results.Stream(
            typeof(ProblemsPage).Assembly.GetManifestResourceStream("problems.md")!, "text/markdown; charset=utf-8"))
        .ExcludeFromDescription();
}
