using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>A worklist as a page for a person, beside the API's answer to the same query.</summary>
internal static partial class ScreensBenchmark
{
    private const int Patients = 300;
    private const int WarmUp = 100;
    private const long MostHtml = 60 * 1024;

    private static readonly (string Name, string Page, string Api)[] Lists =
    [
        ("incoming, 50 rows", "/incoming", "incoming?limit=50"),
        ("pathways (PTL), 50 rows", "/pathways", "pathways?limit=50"),
        ("pathways that have breached", "/pathways?clockStatus=breached", "pathways?limit=50&clockStatus=breached"),
    ];

    public static async Task<Section> Run(Plan plan)
    {
        using var folder = new TemporaryFolder();
        using var hub = await Ground.Embedded(folder.Path, "--sample", $"{Patients}");
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
        {
            BaseAddress = hub.Address,
        };
        await SignIn(client);
        using var api = new HttpClient { BaseAddress = new(hub.Address, "/api/v1/worklists/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(client));
        while (JsonNode.Parse(await api.GetStringAsync("pathways?limit=50"))!["next"] is null
            || JsonNode.Parse(await api.GetStringAsync("incoming?limit=50"))!["next"] is null)
            await Task.Delay(TimeSpan.FromMilliseconds(200));

        var lines = new List<Line>();
        foreach (var (name, page, query) in Lists)
        {
            var (ofPage, ofApi) = (new List<double>(), new List<double>());
            // In turn, so that both meet the same moods of the machine.
            for (var i = -WarmUp; i < plan.Few; i++)
            {
                var (forPerson, forProgram) = (await Timed(client, page), await Timed(api, query));
                if (i < 0)
                    continue;
                ofPage.Add(forPerson);
                ofApi.Add(forProgram);
            }
            lines.Add(new($"{name}: a page, one reader", ofPage.Median(), "ms", ofApi.Median()));
        }
        lines.Add(new(
            "incoming, 50 rows: its HTML before compression",
            (await client.GetByteArrayAsync("/incoming")).Length,
            "bytes",
            AtMost: MostHtml));
        return new(
            "Screens",
            $"On SQLite, {Patients} sample patients, as Sheffield. "
                + $"The yardstick is the API's answer to the same query; both are asked in turn, {plan.Few} times, medians.",
            lines);
    }

    private static async Task SignIn(HttpClient client)
    {
        var page = await client.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(
        [
            new("persona", "rhq-mdt"),
            new("__RequestVerificationToken", AntiforgeryToken().Match(page).Groups[1].Value),
        ]);
        (await client.PostAsync("/sign-in", form)).EnsureSuccessStatusCode();
    }

    private static async Task<string> Token(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", "demo-rhq"),
            new("client_secret", "demo"),
        ]);
        var answer = await client.PostAsync("/oauth2/token", form);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    private static async Task<double> Timed(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        await client.GetByteArrayAsync(address);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
