using System.Net;
using InterTrust.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace InterTrust.Sabotage;

/// <summary>What a run of the fault programme exchanges in a silo or Api host, as the environment of its process says.</summary>
internal static class Exchange
{
    internal static void Services(IServiceCollection services)
    {
        if (Named("FAULTS_CLOCK") is { } file)
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MonotonicTimeProvider(new SkewedClock(file))));
        if (Named("FAULTS_CLUSTER") is { } cluster)
            services.PostConfigure<ClusterOptions>(options => options.ClusterId = cluster);
        // The product lets a silo listen beyond loopback with certificates only; the wires of a run are its own and lead nowhere.
        if (Named("FAULTS_ADDRESS") is { } address)
            services.PostConfigure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Parse(address));
        if (Named("FAULTS_BREAK") is { } broken && services.Any(service => service.ServiceType == typeof(IJournal)))
            Break(services, broken);
    }

    private static void Break(IServiceCollection services, string broken)
    {
        switch (broken)
        {
            case "acknowledgeBeforeCommit": Around<IJournal>(services, (journal, _) => new AcknowledgeBeforeCommit(journal)); break;
            case "noUniqueDecision": Around<IJournal>(services, (journal, _) => new NoUniqueDecision(journal)); break;
            case "idempotencyOutside": Around<IJournal>(services, (journal, _) => new IdempotencyOutside(journal)); break;
            case "worklistOutside": Around<IJournal>(services, (journal, all) => new WorklistOutside(journal, Database(all))); break;
            case "retryAuditedTwice": Around<IJournal>(services, (journal, _) => new RetryAuditedTwice(journal)); break;
            case "feedByBareSequence": Around<IHubReader>(services, (reader, all) => new FeedByBareSequence(reader, Database(all))); break;
            default: throw new InvalidOperationException($"Nobody knows how to break '{broken}'.");
        }
    }

    /// <summary>Puts something around the product's own service.</summary>
    private static void Around<T>(IServiceCollection services, Func<T, IServiceProvider, T> put) where T : class
    {
        var own = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(own);
        services.AddSingleton(all => put((T)ActivatorUtilities.CreateInstance(all, own.ImplementationType!), all));
    }

    private static string Database(IServiceProvider all) => all.GetRequiredService<IConfiguration>()["Database:ConnectionString"]!;

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable);
}
