using Npgsql;

namespace InterTrust.Benchmarks;

/// <summary>Makes many referrals out of those that were really sent, inside the database.</summary>
internal static class Copies
{
    private const int Patients = 760_000;

    /// <summary>From here on patients are free.</summary>
    public const int NextPatient = Patients + 1;

    /// <param name="database">Where some have been sent.</param>
    /// <param name="times">How many copies of each.</param>
    public static async Task Of(string database, int times)
    {
        await using var source = NpgsqlDataSource.Create(
            $"{database};Options=-c synchronous_commit=off -c work_mem=256MB -c maintenance_work_mem=512MB;Command Timeout=600");
        await using (var connection = await source.OpenConnectionAsync())
        {
            await Run(source, Prepared);
            await using var numbers = await connection.BeginBinaryImportAsync("copy number (place, nhs_number) from stdin (format binary)");
            foreach (var (place, number) in LungReferrals.NhsNumbers.Take(Patients).Index())
                await numbers.WriteRowAsync(CancellationToken.None, place, $"{number}");
            await numbers.CompleteAsync();
        }
        await Run(source, Plan.Replace("$times", $"{times}", StringComparison.Ordinal));
        await Task.WhenAll(Copied.Select(copy => Run(source, copy)));
        await Run(source, "drop function again; drop table number, twin");
        await Run(source, "vacuum analyze");
        await Run(source, "checkpoint");
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private const string Prepared = """
        create unlogged table number (place integer primary key, nhs_number text not null);
        create unlogged table twin (
            n integer, of text, id text, of_pathway text, pathway text, of_patient text, patient text);
        """;

    // A patient may have been rejected before, but has one open referral and one open pathway at most.
    private const string Plan = """
        insert into twin
        select
            n, of, left(of, 8) || left(md5(of || n), 26), of_pathway, left(of_pathway, 8) || left(md5(of_pathway || n), 26),
            of_patient, number.nhs_number
        from (
            select n, id as of, pathway_id as of_pathway, nhs_number as of_patient,
                (select count(*) from referral) + row_number() over (partition by status = 'rejected' order by n, id) as place
            from referral cross join generate_series(1, $times) as n) as planned
        join number on number.place = planned.place;
        create index on twin (of);
        analyze;
        create function again(bytes bytea, t twin) returns bytea language sql immutable as $$
            select convert_to(
                replace(
                    replace(replace(convert_from(bytes, 'UTF8'), t.of, t.id), t.of_patient, t.patient),
                    coalesce(t.of_pathway, '-none-'), coalesce(t.pathway, '')),
                'UTF8')
        $$;
        """;

    // In the order of their ids, so that the indexes grow at their ends.
    private static readonly string[] Copied =
    [
        """
        insert into referral (
            id, version, status, from_ods, to_ods, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id,
            search_name, sent_at, received_date, period_start, treat_by, waits_for, waits_ods, waiting_since, overdue_stage, overdue_since,
            completeness_mode, complete, missing, owner, pathway_id, open_slot, incoming, outgoing, dataset_version, faster28_due,
            handover38_due, after24_due, treat62_due, nearest_due, decided_at, minutes_to_receive, minutes_to_decide, rejected_for,
            next_due, state)
        select
            t.id, version, status, from_ods, to_ods, tumour_group, t.patient, family_name, given_name, birth_date, local_patient_id,
            search_name, sent_at, received_date, period_start, treat_by, waits_for, waits_ods, waiting_since, overdue_stage, overdue_since,
            completeness_mode, complete, missing, owner, t.pathway, open_slot, incoming, outgoing, dataset_version, faster28_due,
            handover38_due, after24_due, treat62_due, nearest_due, decided_at, minutes_to_receive, minutes_to_decide, rejected_for,
            next_due, again(state, t)
        from twin t join referral r on r.id = t.of
        order by t.id
        """,
        """
        insert into referral_event (id, version, type, at, by_ods, by_actor, command_id, decision, facts, dataset)
        select t.id, version, type, at, by_ods, by_actor, command_id, decision, again(facts, t), again(dataset, t)
        from (select * from twin order by id) t join lateral (select * from referral_event e where e.id = t.of offset 0) e on true
        """,
        """
        insert into pathway (
            id, version, ods, status, tumour_group, nhs_number, family_name, given_name, birth_date, local_patient_id, search_name,
            period_start, treat_by, waiting_since, referred_from, received_date, owner, open_slot, open, faster28_due, handover38_due,
            after24_due, treat31_due, treat62_due, nearest_due, mdt_date, awaits, treated_on, investigating, allocation_basis, scenario,
            in_time, handed_over, handed_over_by, handover_day, cwt_on, next_due, state)
        select
            t.pathway, version, ods, status, tumour_group, t.patient, family_name, given_name, birth_date, local_patient_id, search_name,
            period_start, treat_by, waiting_since, referred_from, received_date, owner, open_slot, open, faster28_due, handover38_due,
            after24_due, treat31_due, treat62_due, nearest_due, mdt_date, awaits, treated_on, investigating, allocation_basis, scenario,
            in_time, handed_over, handed_over_by, handover_day, cwt_on, next_due, again(state, t)
        from twin t join pathway p on p.id = t.of_pathway
        order by t.pathway;
        insert into pathway_event (id, version, type, at, by_ods, by_actor, command_id, decision, facts)
        select t.pathway, version, type, at, by_ods, by_actor, command_id, decision, again(facts, t)
        from twin t join pathway_event e on e.id = t.of_pathway
        order by t.pathway, version;
        insert into feed (ods, seq, kind, id, version, type, at, by_ods, by_actor)
        select ods, seq + n * (select max(seq) - min(seq) + 1 from feed), kind, twin.id, version, type, at, by_ods, by_actor
        from (
            select n, of, id from twin
            union all
            select n, of_pathway, pathway from twin where of_pathway is not null) as twin
        join feed f on f.id = twin.of
        order by ods, 2
        """,
    ];
}
