using InterTrust.Yardstick;
using Microsoft.EntityFrameworkCore;

// What a good engineer writes by hand for the same door: minimal API, EF Core on PostgreSQL, one transaction for each command. It
// reads the data set less strictly and answers with less than the hub does, so that what it is held against is not flattered.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddDbContextPool<ReferralsContext>(options => options
    .UseNpgsql(
        "Maximum Pool Size=24;Max Auto Prepare=64;Auto Prepare Min Usages=2;No Reset On Close=true;"
            + builder.Configuration["Database:ConnectionString"])
    .EnableThreadSafetyChecks(false));
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, YardstickJson.Default));
builder.Services.AddTokens();

var app = builder.Build();
using (var scope = app.Services.CreateScope())
    await scope.ServiceProvider.GetRequiredService<ReferralsContext>().Database.EnsureCreatedAsync();

app.UseAuthentication();
app.UseAuthorization();
app.MapTokens();
app.MapGet("/health/ready", () => TypedResults.Ok());
app.MapReferrals();
app.Run();
