using System.Diagnostics;
using System.Net;

namespace InterTrust.TestKit;

/// <summary>The hub as an operator runs it: its own process, its own data, ended with kill −9.</summary>
public sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly List<string> output = [];

    private HubProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>All lines that it has written so far, errors too.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (output)
                return [.. output];
        }
    }

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

    /// <summary>Starts an Api host with these settings; returns once it is ready.</summary>
    public static Task<HubProcess> Start(IReadOnlyList<string> settings, string? published = null) => Start("Api", settings, published);

    /// <summary>Starts a silo on free ports with these settings; returns once it is ready. Its address is that of its health.</summary>
    public static Task<HubProcess> StartSilo(IReadOnlyList<string> settings, string? published = null) =>
        Start("Silo", ["--Database:Provider", "PostgreSql", "--Cluster:SiloPort", "0", "--Cluster:GatewayPort", "0", .. settings], published);

    /// <summary>Runs a program of the hub to its end, as one does that is to refuse its settings.</summary>
    /// <returns>Its exit code, and all that it said.</returns>
    public static async Task<(int ExitCode, string Said)> Run(string project, IReadOnlyList<string> arguments, string? published = null)
    {
        string[] words = [.. Command(project, published), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            using var patience = new CancellationTokenSource(ReadyWithin);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        return (process.ExitCode, $"{await said}{await complained}");
    }

    /// <summary>Starts the program of a project; returns once it is ready.</summary>
    /// <param name="project">Its folder.</param>
    /// <param name="settings">As words of the command line.</param>
    /// <param name="published">
    /// Where it was published, with the runtime, as it ships, or without; null for what was built with these tests.
    /// </param>
    /// <param name="ready">What /health/ready is to answer.</param>
    /// <param name="at">Where it is to listen, as one that comes back does; a free port when null.</param>
    /// <param name="environment">Variables of its environment, besides this process's own.</param>
    public static async Task<HubProcess> Start(
        string project, IReadOnlyList<string> settings, string? published = null, HttpStatusCode ready = HttpStatusCode.OK, Uri? at = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = at ?? new Uri($"http://127.0.0.1:{FreePort.Find()}");
        // SIGXFSZ is ignored, so that a file that may not grow fails the write and does not end the process.
        string[] command = [.. Command(project, published), "--urls", $"{address}", .. settings];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "hub", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var hub = new HubProcess(Process.Start(start)!, address);
        void Hear(object _, DataReceivedEventArgs line) { lock (hub.output) hub.output.Add(line.Data ?? ""); }
        hub.process.OutputDataReceived += Hear;
        hub.process.ErrorDataReceived += Hear;
        hub.process.BeginOutputReadLine();
        hub.process.BeginErrorReadLine();
        await hub.Ready(ready);
        return hub;
    }

    /// <summary>kill −9: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as an operator's tools send it.</summary>
    /// <returns>How long it took to go.</returns>
    public async Task<TimeSpan> Stop()
    {
        var asked = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        using var patience = new CancellationTokenSource(ReadyWithin);
        await process.WaitForExitAsync(patience.Token);
        return asked.Elapsed;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private async Task Ready(HttpStatusCode ready)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < ReadyWithin)
        {
            if (process.HasExited)
                break;
            try
            {
                if ((await client.GetAsync("/health/ready")).StatusCode == ready)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }
        if (!process.HasExited)
            Kill();
        throw new TimeoutException($"The hub was to be ready within {ReadyWithin.TotalSeconds} s. It said:\n{string.Join('\n', Output)}");
    }

    /// <summary>The program of a project, as it was built with these tests.</summary>
    public static string Program(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        return Repository.Path(project, "bin", configuration, framework, $"{Name(project)}.dll");
    }

    /// <summary>The words that start the program of a project, wherever it was published; what was built with these tests when null.</summary>
    public static string[] Command(string project, string? published) =>
        published is null ? ["dotnet", Program(project)]
        : Path.Combine(published, Name(project)) is var ships && File.Exists(ships) ? [ships]
        : ["dotnet", Path.Combine(published, $"{Name(project)}.dll")];

    private static string Name(string project) => $"InterTrust.{Path.GetFileName(project)}";
}
