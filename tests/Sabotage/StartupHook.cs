using System.Diagnostics;
using InterTrust.Sabotage;
using Microsoft.Extensions.Hosting;

/// <summary>
/// The runtime calls this before a program's Main (DOTNET_STARTUP_HOOKS). The program, its composition and its settings are the
/// product's own; when its host is built, some of its services are exchanged. So the product holds no switch that could be thrown.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listener<DiagnosticListener>(source =>
    {
        if (source.Name == "Microsoft.Extensions.Hosting")
            source.Subscribe(new Listener<KeyValuePair<string, object?>>(said =>
            {
                if (said is { Key: "HostBuilding", Value: IHostBuilder host })
                    host.ConfigureServices((_, services) => Exchange.Services(services));
            }));
    }));

    private sealed class Listener<T>(Action<T> hear) : IObserver<T>
    {
        public void OnNext(T value) => hear(value);

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
