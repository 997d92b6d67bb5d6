using System.Text.Json.Nodes;

namespace InterTrust.Api.Wire;

/// <summary>Checks every response against general rules and against the OpenAPI document.</summary>
public sealed class CheckedAnswers(Contract contract)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    /// <summary>A client whose responses are checked.</summary>
    public static HttpClient Client(Uri hub, Contract contract) =>
        new(new CheckedAnswers(contract)) { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(60) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        var answer = await Answer.From(request, response, cancellationToken);
        Everywhere.Holds(answer, sent);
        contract.Holds(answer);
        return response;
    }
}

/// <summary>Rules for every response.</summary>
internal static class Everywhere
{
    private static readonly string[] Members =
    [
        "type", "title", "status", "code", "detail", "retryable", "correlationId", "traceId", "errors",
    ];

    internal static void Holds(Answer answer, string sent)
    {
        foreach (var id in (string[])["X-Request-ID", "X-Correlation-ID"])
        {
            var echo = Assert.Single(answer.Headers.GetValues(id));
            if (answer.Request.Headers.TryGetValues(id, out var values) && Http.VisibleHeader.IsValid(values.ToArray()))
                Assert.Equal(values.Single(), echo);
        }
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Null(answer.Header("Server"));
        if (answer.Request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
            if (answer.Status >= 400)
                IsProblem(answer, sent);
        }
    }

    private static void IsProblem(Answer answer, string sent)
    {
        Assert.True(answer.MediaType == "application/problem+json", $"A problem was expected of {answer}");
        var problem = answer.Json!.AsObject();
        Assert.All(Members, member => Assert.True(problem.ContainsKey(member), $"{member} is missing in {answer}"));
        var kind = Problems.All.Single(kind => kind.Code == answer.Code);
        Assert.Equal(
            (kind.Status, kind.Title, kind.Type, kind.Retryable),
            (answer.Status, answer["/title"], answer["/type"], problem["retryable"]!.GetValue<bool>()));
        Assert.Equal(answer.Status, problem["status"]!.GetValue<int>());
        Assert.Equal(answer.Header("X-Correlation-ID"), answer["/correlationId"]);
        Assert.Equal(kind.Retryable, answer.Header("Retry-After") is not null);
        RepeatsNothing(answer, problem, sent);
    }

    /// <summary>Apart from the current state and the choices, a problem repeats nothing of the request.</summary>
    private static void RepeatsNothing(Answer answer, JsonObject problem, string sent)
    {
        var body = problem.DeepClone().AsObject();
        body.Remove("current");
        body.Remove("choices");
        body.Remove("correlationId");
        var text = body.ToJsonString(HubJson.Web);
        Assert.DoesNotContain(Patient.Mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            Values(sent),
            value => Assert.False(text.Contains(value, StringComparison.Ordinal), $"'{value}' was sent and came back in {answer}"));
    }

    private static IEnumerable<string> Values(string sent)
    {
        try
        {
            return [.. ReferralBodies.Texts(JsonNode.Parse(sent)).Select(text => text.Text).Where(text => text.Length >= 10)];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }
}
