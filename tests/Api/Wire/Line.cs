using System.Text;
using System.Text.Json.Nodes;
using InterTrust.Api.Hosting;

namespace InterTrust.Api.Wire;

/// <summary>A caller's line to the hub. Whatever comes back on it is held against what holds everywhere.</summary>
public sealed class Line(HttpClient client, Contract contract, string? token)
{
    public string? Token => token;

    public async Task<Answer> Say(HttpMethod method, string path, object? body = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = body as HttpContent ?? new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        return await Say(request);
    }

    public async Task<Answer> Say(HttpRequestMessage request)
    {
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(RealHub.Stop);
        using var response = await Begin(request);
        var answer = await Answer.Of(request, response, RealHub.Stop);
        Everywhere.Holds(answer, sent);
        contract.Holds(answer);
        return answer;
    }

    /// <summary>The answer as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> Begin(HttpRequestMessage request)
    {
        if (token is not null && request.Headers.Authorization is null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RealHub.Stop);
    }
}

/// <summary>What holds of every answer.</summary>
internal static class Everywhere
{
    private static readonly string[] Members = ["type", "title", "status", "code", "detail", "retryable", "correlationId", "traceId", "errors"];

    internal static void Holds(Answer answer, string sent)
    {
        foreach (var id in (string[])["X-Request-ID", "X-Correlation-ID"])
        {
            var echo = Assert.Single(answer.Headers.GetValues(id));
            if (answer.Asked.Headers.TryGetValues(id, out var values) && Http.VisibleHeader.IsValid(values.ToArray()))
                Assert.Equal(values.Single(), echo);
        }
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Null(answer.Header("Server"));
        if (answer.Asked.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
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
        Assert.Equal((kind.Status, kind.Title, kind.Type, kind.Retryable), (answer.Status, answer["/title"], answer["/type"], problem["retryable"]!.GetValue<bool>()));
        Assert.Equal(answer.Status, problem["status"]!.GetValue<int>());
        Assert.Equal(answer.Header("X-Correlation-ID"), answer["/correlationId"]);
        Assert.Equal(kind.Retryable, answer.Header("Retry-After") is not null);
        RepeatsNothing(answer, problem, sent);
    }

    /// <summary>Beside how the caller's own referral stands and what a person may choose, nothing of what was sent comes back.</summary>
    private static void RepeatsNothing(Answer answer, JsonObject problem, string sent)
    {
        var said = problem.DeepClone().AsObject();
        said.Remove("current");
        said.Remove("choices");
        said.Remove("correlationId");
        var text = said.ToJsonString(HubJson.Web);
        Assert.DoesNotContain(Person.Mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(Values(sent), value => Assert.False(text.Contains(value, StringComparison.Ordinal), $"'{value}' was sent and came back in {answer}"));
    }

    private static IEnumerable<string> Values(string sent)
    {
        try
        {
            return [.. Bodies.Texts(JsonNode.Parse(sent)).Select(text => text.Text).Where(text => text.Length >= 10)];
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }
}
