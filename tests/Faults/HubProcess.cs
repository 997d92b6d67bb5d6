using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InterTrust.Faults;

/// <summary>The hub as an operator runs it: its own process, its own data folder, ended with kill −9.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private HubProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    internal int Id => process.Id;

    internal static async Task<HubProcess> Start(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        // SIGXFSZ is ignored, so that a file that may not grow fails the write and does not end the process.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "hub", "dotnet", Program, "--urls", $"{address}", "--Database:Folder", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var hub = new HubProcess(Process.Start(start)!, address);
        var said = new List<string>();
        void Hear(object _, DataReceivedEventArgs line) { lock (said) said.Add(line.Data ?? ""); }
        hub.process.OutputDataReceived += Hear;
        hub.process.ErrorDataReceived += Hear;
        hub.process.BeginOutputReadLine();
        hub.process.BeginErrorReadLine();
        await hub.Ready(said);
        return hub;
    }

    /// <summary>kill −9: no handler runs, nothing is flushed.</summary>
    internal void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private async Task Ready(List<string> said)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < ReadyWithin)
        {
            if (process.HasExited)
                break;
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
        lock (said)
            throw new TimeoutException($"The hub was to be ready within {ReadyWithin.TotalSeconds} s. It said:\n{string.Join('\n', said)}");
    }

    /// <summary>The Api that was built with these tests.</summary>
    private static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var (framework, configuration) = (output.Name, output.Parent!.Name);
            return Path.Combine(Root(output.FullName), "Api", "bin", configuration, framework, "InterTrust.Api.dll");
        }
    }

    internal static string Root(string folder) => File.Exists(Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not stand in the repository."));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
