using InterTrust;
using InterTrust.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A silo in a process of its own, one of many on the same PostgreSQL database.
var builder = Host.CreateApplicationBuilder(args);
var database = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
if (database.Provider != DatabaseProvider.PostgreSql || database.ConnectionString == "")
{
    Console.Error.WriteLine("A silo of its own works on PostgreSQL: set Database:Provider to PostgreSql and Database:ConnectionString.");
    return 1;
}

builder.UseOrleans(silo => silo
    .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.ConnectionString))
    .AddHub(database, demo: builder.Configuration["Hub:Mode"] != "Production"));
using var host = builder.Build();
try
{
    await host.Services.GetRequiredService<Schema>().Migrate();
    await host.RunAsync();
    return 0;
}
catch (DatabaseRefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
