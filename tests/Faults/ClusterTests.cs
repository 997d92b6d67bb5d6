using System.Net;
using Npgsql;

namespace InterTrust.Faults;

/// <summary>Silos and an Api host as an operator runs them, each process with a database role of its own.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private PostgresCluster postgres = null!;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresCluster.Start();
        database = await postgres.NewDatabase();
        await Run(database, "create role hub_silo login; create role hub_api login");
    }

    public async ValueTask DisposeAsync() => await postgres.DisposeAsync();

    [Fact]
    public async Task A_cluster_works_with_roles_that_may_do_no_more_than_they_must()
    {
        Assert.Equal((0, "The database is ready.\n"), await Migrate());
        using var first = await HubProcess.StartSilo(["--Database:ConnectionString", As("hub_silo")]);
        using var second = await HubProcess.StartSilo(["--Database:ConnectionString", As("hub_silo")]);
        using var door = await HubProcess.Start(["--Database:Provider", "PostgreSql", "--Database:ConnectionString", As("hub_api")]);

        using var barnsley = await TrustClient.SignIn(door.Address, "RFF");
        using var sheffield = await TrustClient.SignIn(door.Address, "RHQ");
        var sent = await barnsley.Send(Patient.New());
        var accepted = (await sheffield.Accept(sent.Id)).Is(200);
        Assert.Equal("pathwayCreated", accepted["/status"]);

        // Not even a silo can change what has happened, and an Api host cannot see a patient.
        await Denied("hub_silo", "update referral_event set type = 'x'");
        await Denied("hub_silo", "delete from referral");
        await Denied("hub_silo", "update hub set value = 'x'");
        await Denied("hub_silo", "create table mine (id integer)");
        await Denied("hub_api", "select from referral");
        await Denied("hub_api", "select from hub");
        await Denied("hub_api", "update OrleansMembershipTable set Status = 6");
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_work_over_and_no_request_fails()
    {
        await Migrate();
        using var stays = await HubProcess.StartSilo(["--Database:ConnectionString", As("hub_silo")]);
        using var goes = await HubProcess.StartSilo(["--Database:ConnectionString", As("hub_silo")]);
        using var door = await HubProcess.Start(["--Database:Provider", "PostgreSql", "--Database:ConnectionString", As("hub_api")]);

        await using var traffic = await Traffic.Through(door.Address, "handover");
        var took = await goes.Stop();
        await traffic.GoesOn();
        await traffic.End();

        Assert.True(took < TimeSpan.FromSeconds(10), $"it took {took} to go");
    }

    [Fact]
    public async Task An_Api_host_that_has_not_found_a_silo_answers_503_and_stops_when_it_is_told_to()
    {
        await Migrate();
        using var door = await HubProcess.Start(
            "Api",
            ["--Database:Provider", "PostgreSql", "--Database:ConnectionString", As("hub_api")],
            ready: HttpStatusCode.ServiceUnavailable);

        Assert.InRange(await door.Stop(), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, door.ExitCode);
    }

    [Fact]
    public async Task A_database_that_was_not_migrated_is_refused_in_production()
    {
        var (exitCode, output) = await HubProcess.Run(
            "Silo",
            ["--Hub:Mode", "Production", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", database]);

        Assert.Equal(1, exitCode);
        Assert.Contains("run 'Silo migrate' first", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_production_silo_refuses_a_database_that_may_lose_commits()
    {
        await HubProcess.Run(
            "Silo",
            ["migrate", "--Hub:Mode", "Production", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", database]);
        await Run(database, "alter role hub set synchronous_commit = off");

        var (exitCode, output) = await HubProcess.Run(
            "Silo",
            ["--Hub:Mode", "Production", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", database]);

        Assert.Equal(1, exitCode);
        Assert.Contains("synchronous_commit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_would_not_be_safe_says_all_that_is_missing_by_name()
    {
        var (exitCode, output) = await HubProcess.Run("Silo",
        [
            "--Hub:Mode", "Production", "--Cluster:Address", "192.0.2.1", "--urls", "http://0.0.0.0:8080",
            "--Database:Provider", "PostgreSql", "--Database:ConnectionString", "Host=db.example.nhs.uk;Username=hub",
        ]);

        Assert.Equal(1, exitCode);
        foreach (var setting in new[] { "Cluster:Tls", "urls", "Database:ConnectionString", "SSL Mode=VerifyFull" })
            Assert.Contains(setting, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> Migrate() => HubProcess.Run(
        "Silo",
        [
            "migrate", "--Database:Provider", "PostgreSql", "--Database:ConnectionString", database,
            "--Database:Grants:Silo", "hub_silo", "--Database:Grants:Api", "hub_api",
        ]);

    private string As(string role) => new NpgsqlConnectionStringBuilder(database) { Username = role }.ConnectionString;

    private async Task Denied(string role, string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(As(role), sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
