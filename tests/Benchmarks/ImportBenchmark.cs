using System.Diagnostics;
using System.Text;
using InterTrust.TestKit;

namespace InterTrust.Benchmarks;

/// <summary>A trust that joins brings the pathways that it tracks, in one file; in the middle of it the hub is killed.</summary>
internal static class ImportBenchmark
{
    private const int Connections = 32;

    public static async Task<Section> Run(Plan plan)
    {
        using var folder = new TemporaryFolder();
        var patients = LungReferrals.NhsNumbers;
        Figures oneByOne;
        var answers = new List<(TimeSpan At, double Megabytes)>();
        int done, before, after;
        TimeSpan again;
        using (var hub = await Ground.Embedded(folder.Path))
        {
            using var client = await HubClient.Open(hub.Address);
            var n = plan.Lines;
            await Load.Run(Connections, plan.WarmUp, One);
            oneByOne = await Load.Run(Connections, plan.Step * 2, One);

            var clock = Stopwatch.StartNew();
            var results = 0;
            await foreach (var line in client.Import("import", patients.Take(plan.Lines).Select(Pathway)))
            {
                Is(line, 201);
                if (++results % Math.Max(plan.Lines / 20, 1) == 0)
                    answers.Add((clock.Elapsed, hub.Megabytes));
            }
            done = results;

            async Task<bool> One(Timed timed)
            {
                var i = Interlocked.Increment(ref n);
                return await timed.Ask(() => client.Register($"one-{i}", Encoding.UTF8.GetBytes(Pathway(patients[i]))));
            }
        }

        using var other = new TemporaryFolder();
        using (var hub = await Ground.Embedded(other.Path))
        {
            using var client = await HubClient.Open(hub.Address);
            before = 0;
            try
            {
                await foreach (var line in client.Import("import", patients.Take(plan.Lines).Select(Pathway)))
                {
                    Is(line, 201);
                    if (++before == plan.Lines / 2)
                        hub.Kill();
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The hub is gone, as it was meant to be.
            }
        }
        using (var hub = await Ground.Embedded(other.Path))
        {
            using var client = await HubClient.Open(hub.Address);
            var clock = Stopwatch.StartNew();
            after = 0;
            await foreach (var line in client.Import("import", patients.Take(plan.Lines).Select(Pathway)))
            {
                // Whatever was answered before the hub died is there.
                Is(line, after < before ? [200] : [200, 201]);
                after++;
            }
            again = clock.Elapsed;
        }

        var (tenth, last) = (answers[1], answers[^1]);
        return new(
            "Import of what a trust tracks, embedded on SQLite",
            $"""
            {plan.Lines:N0} pathways in one NDJSON file, a result for each line while it goes up. The yardstick is the same hub with
            one POST for each pathway, {Connections} at once. Then a hub is killed with −9
            in the middle of the file, started again, and gets the whole file again: what was answered is there, and the rest comes.
            """,
            [
                new("import", done / last.At.TotalSeconds, "pathways/s", oneByOne.PerSecond),
                new(
                    "the last tenth of the file, against the first",
                    done / 10 / (last.At - answers[^3].At).TotalSeconds,
                    "pathways/s",
                    done / 10 / tenth.At.TotalSeconds),
                new("memory when all was answered, against a tenth", last.Megabytes, "MB", tenth.Megabytes),
                new("lines answered before the kill", before, "lines"),
                new("the whole file again after the kill", after / again.TotalSeconds, "pathways/s"),
            ]);
    }

    private static void Is(string line, params int[] statuses)
    {
        if (!statuses.Any(status => line.Contains($"\"status\":{status},", StringComparison.Ordinal)))
            throw new InvalidOperationException($"A line was answered with {line}");
    }

    private static string Pathway(long patient) =>
        $$"""{"patient":{"nhsNumber":"{{patient}}","familyName":"Import","givenName":"Ann","birthDate":"1960-02-29"}"""
            + $$""","tumourGroup":"lung","pathwayIdentifier":{"value":"P{{patient}}","issuer":"RHQ"}"""
            + ""","periodStart":"2026-09-01","transfers":[{"from":"RFF","to":"RHQ","date":"2026-10-01"}]"""
            + ""","events":[{"type":"firstSeen","date":"2026-09-10"},{"type":"decisionToTreat","date":"2026-10-10"}]}""";
}
