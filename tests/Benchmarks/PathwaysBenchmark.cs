using System.Globalization;
using InterTrust.TestKit;
using Npgsql;

namespace InterTrust.Benchmarks;

/// <summary>What a trust asks of its pathways, with a thousand stored, a hundred thousand and a million.</summary>
internal static class PathwaysBenchmark
{
    /// <summary>What a trust has in the large store: an eighth of it open, the rest is past.</summary>
    private const int Generations = 8;

    private static readonly string[] Sorts =
    [
        "nearest", "-nearest", "treatBy", "waitingSince", "name", "tumourGroup", "status", "partner", "owner", "periodStart",
        "receivedDate", "faster28", "handover38", "after24", "treat31", "mdtDate",
    ];

    private static readonly string[] Filters =
    [
        "tumourGroup=skin", "partner=RFS", "owner=Team%203", "clockStatus=breached", "clockStatus=onTrack", "band=0-28", "band=63-104",
        "status=open,closed", "owner=Nobody", "tumourGroup=breast&partner=RP5&sort=name",
    ];

    private static readonly string[] Reports = ["breach-allocation", "hand-over", "response-times", "rejections", "cwt"];

    public static async Task<Section> Run(Plan plan)
    {
        await using var ground = await Ground.Open();
        var trusts = plan.Many / plan.Few / Generations;
        var (small, middle, large) = (
            await Store(plan, 1, 1),
            await Store(plan, plan.Many / plan.Few / 10, 1),
            await Store(plan, trusts, Generations));
        using var smallHub = small.Hub;
        using var middleHub = middle.Hub;
        using var largeHub = large.Hub;
        HubClient[] clients = [small.HubClient, middle.HubClient, large.HubClient];

        var year = $"from={Day(-365)}&to={Day(0)}";
        (string Measure, string Path)[] asked =
        [
            .. Sorts.Select(sort => ($"page sorted by {sort}", $"/worklists/pathways?sort={sort}")),
            .. Filters.Select(filter => ($"page with {Uri.UnescapeDataString(filter)}", $"/worklists/pathways?{filter}")),
            .. Reports.Select(report => ($"report {report} of a month", $"/reports/{report}?from={Day(-30)}&to={Day(0)}")),
            ("report breach-allocation of a year", $"/reports/breach-allocation?{year}"),
        ];
        foreach (var client in clients)
            foreach (var (_, path) in asked)
                await Load.Run(1, plan.Step / 10, timed => Ask(client, path, timed));

        var took = asked.Select(_ => clients.Select(_ => new Rounds()).ToArray()).ToArray();
        for (var round = 0; round < plan.Rounds; round++)
            foreach (var (what, rounds) in asked.Zip(took))
                foreach (var (client, of) in clients.Zip(rounds))
                    of.Add(await Load.Run(1, plan.Step / 10, timed => Ask(client, what.Path, timed)));
        foreach (var client in clients)
            client.Dispose();

        return new(
            "Pathways and reports, from a thousand to a million",
            $"""
            {plan.Few:N0} pathways were imported by one trust, with transfers, events and treatments. In the middle store they stand
            at {plan.Many / plan.Few / 10} trusts alike, {plan.Many / 10:N0} together; in the large one at {trusts},
            and each trust has {Generations - 1} times as many closed ones behind it, {plan.Many:N0} together. One reader asks as that
            trust; milliseconds for half of the answers. No referral was decided there: response times and rejections read an empty
            range.
            """,
            [
                .. asked.Zip(took, (what, rounds) => (Line[])
                [
                    new(
                        $"{what.Measure}, with {plan.Many:N0} against {plan.Few:N0}",
                        rounds[2].P50,
                        "ms",
                        rounds[0].P50,
                        AtMost: what.Path.StartsWith("/worklists", StringComparison.Ordinal) ? 1.5 : null),
                    new($"{what.Measure}, with {plan.Many / 10:N0}", rounds[1].P50, "ms", rounds[0].P50),
                ]).SelectMany(lines => lines),
            ]);

        static async Task<bool> Ask(HubClient client, string path, Timed timed)
        {
            await timed.Ask(() => client.Get(path));
            return true;
        }

        async Task<(HubProcess Hub, HubClient HubClient)> Store(Plan plan, int trusts, int generations)
        {
            var database = await ground.NewDatabase();
            var hub = await Ground.Hub(database);
            var client = await HubClient.Open(hub.Address);
            var pathways = Enumerable.Range(0, plan.Few).Select(n => Pathway(n, LungReferrals.NhsNumbers[n]));
            await foreach (var line in client.Import("pathways", pathways))
                if (!line.Contains("\"status\":201,", StringComparison.Ordinal))
                    throw new InvalidOperationException($"A line was answered with {line}");
            await using var source = NpgsqlDataSource.Create(
                $"{database};Options=-c synchronous_commit=off -c maintenance_work_mem=512MB;Command Timeout=600");
            await Do(string.Create(CultureInfo.InvariantCulture, $"{Copy} where trust.n > 0 or generation.n > 0")
                .Replace("$trusts", $"{trusts - 1}", StringComparison.Ordinal)
                .Replace("$generations", $"{generations - 1}", StringComparison.Ordinal));
            await Do("vacuum analyze");
            await Do("checkpoint");
            return (hub, client);

            async Task Do(string sql)
            {
                await using var command = source.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static string Day(int fromToday) => DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>No two neighbours are alike in anything that a list is filtered or sorted by.</summary>
    private static string Pathway(int n, long patient)
    {
        var start = -(n * 7 % 100);
        string[] groups = ["lung", "breast", "skin", "urological", "upperGi", "headAndNeck"], partners = ["RFF", "RFS", "RP5", "RFR"];
        var transfers = n % 3 == 0 ? "[]" : $$"""[{"from":"{{partners[n % 4]}}","to":"RHQ","date":"{{Day(start * 2 / 3)}}"}]""";
        var events = new List<string> { $$"""{"type":"firstSeen","date":"{{Day(start * 4 / 5)}}"}""" };
        if (n % 2 == 0)
            events.Add($$"""{"type":"mdtDiscussion","date":"{{Day(start / 2 + n % 20)}}"}""");
        if (n % 3 != 1)
            events.Add($$"""{"type":"decisionToTreat","date":"{{Day(start / 2)}}"}""");
        if (n % 6 == 0)
            events.Add($$"""{"type":"treatment","date":"{{Day(start / 4)}}","modality":"02","careSetting":"03","eventType":"01"}""");
        return """{"patient":"""
            + $$"""{"nhsNumber":"{{patient}}","familyName":"Family{{n * 31 % 97}}","givenName":"Ann","birthDate":"1960-02-29"}"""
            + $$""","tumourGroup":"{{groups[n % 6]}}","pathwayIdentifier":{"value":"P{{n}}","issuer":"RHQ"}"""
            + $$""","periodStart":"{{Day(start)}}","owner":"Team {{n % 9}}","transfers":{{transfers}}"""
            + $$""","events":[{{string.Join(',', events)}}]}""";
    }

    /// <summary>
    /// The same pathways at other trusts; the generations before are closed, each four months older. What other trusts keep in their states
    /// nobody reads here.
    /// </summary>
    private const string Copy = """
        insert into pathway (
            id, version, ods, status, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id, search_name,
            period_start, treat_by, waiting_since, referred_from, received_date, owner, open_slot, open, faster28_due, handover38_due,
            after24_due, treat31_due, treat62_due, nearest_due, mdt_date, awaits, treated_on, investigating, allocation_basis, scenario,
            in_time, handed_over, handed_over_by, handover_day, cwt_on, next_due, state)
        select
            'pwy-rhq-' || left(md5(id || trust.n || '-' || generation.n), 26), version,
            case trust.n when 0 then ods else 'X' || trust.n end, case generation.n when 0 then status else 'closed' end, tumour_group,
            nhs_number, family_name, given_name, birth_date, local_patient_id, search_name, period_start - 120 * generation.n,
            treat_by - 120 * generation.n, waiting_since - interval '120 days' * generation.n, referred_from,
            received_date - 120 * generation.n, owner, case generation.n when 0 then open_slot end, generation.n = 0, faster28_due,
            handover38_due, after24_due, treat31_due, treat62_due, nearest_due, mdt_date, awaits, treated_on - 120 * generation.n,
            case when investigating = ods and trust.n > 0 then 'X' || trust.n else investigating end, allocation_basis, scenario, in_time,
            handed_over - 120 * generation.n, handed_over_by, handover_day, cwt_on - 120 * generation.n, next_due,
            case trust.n when 0 then state else ''::bytea end
        from pathway cross join generate_series(0, $trusts) as trust (n) cross join generate_series(0, $generations) as generation (n)
        """;
}
