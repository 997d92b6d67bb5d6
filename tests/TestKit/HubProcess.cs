using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InterTrust.TestKit;

/// <summary>The hub as an operator runs it: its own process, its own data, ended with kill −9.</summary>
public sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private HubProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>Resident memory, in MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the hub on a data folder; returns once it is ready.</summary>
    public static Task<HubProcess> Start(string folder) => Start(["--Database:Folder", folder]);

    /// <summary>Starts the hub with these settings; returns once it is ready.</summary>
    public static async Task<HubProcess> Start(IReadOnlyList<string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        // SIGXFSZ is ignored, so that a file that may not grow fails the write and does not end the process.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "hub", "dotnet", Program, "--urls", $"{address}", .. settings])
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
    public void Kill()
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

    /// <summary>The repository that this program was built in.</summary>
    public static string Repository => Root(AppContext.BaseDirectory);

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
            return Path.Combine(Repository, "Api", "bin", configuration, framework, "InterTrust.Api.dll");
        }
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The program does not stand in the repository."));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
