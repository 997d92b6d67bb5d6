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

    /// <summary>Throws while the process runs.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>All lines written so far, including errors.</summary>
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

    /// <summary>Processor time used so far.</summary>
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

    /// <summary>Starts a silo on free ports; returns once it is ready. Its address serves the health page.</summary>
    public static Task<HubProcess> StartSilo(IReadOnlyList<string> settings, string? published = null) =>
        Start(
            "Silo", ["--Database:Provider", "PostgreSql", "--Cluster:SiloPort", "0", "--Cluster:GatewayPort", "0", .. settings], published);

    /// <summary>Runs a program of the hub until it exits, for example because it refuses its settings.</summary>
    /// <returns>The exit code, standard output and standard error.</returns>
    public static async Task<(int ExitCode, string Output)> Run(string project, IReadOnlyList<string> arguments, string? published = null)
    {
        string[] command = [.. Command(project, published), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            using var timeout = new CancellationTokenSource(ReadyWithin);
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        return (process.ExitCode, $"{await output}{await errors}");
    }

    /// <summary>Starts the program of a project; returns once it is ready.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="settings">Arguments of the command line.</param>
    /// <param name="published">The publish folder, self-contained or not; null for the build output beside these tests.</param>
    /// <param name="ready">The status expected of /health/ready.</param>
    /// <param name="at">The address to listen on, for a restart at the same address; a free port when null.</param>
    /// <param name="environment">Extra environment variables.</param>
    public static async Task<HubProcess> Start(
        string project, IReadOnlyList<string> settings, string? published = null, HttpStatusCode ready = HttpStatusCode.OK, Uri? at = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = at ?? new Uri($"http://127.0.0.1:{FreePort.Find()}");
        // Ignore SIGXFSZ, so that a file at its size limit fails the write and does not end the process.
        string[] command = [.. Command(project, published), "--urls", $"{address}", .. settings];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "hub", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var hub = new HubProcess(Process.Start(start)!, address);
        void Append(object _, DataReceivedEventArgs line) { lock (hub.output) hub.output.Add(line.Data ?? ""); }
        hub.process.OutputDataReceived += Append;
        hub.process.ErrorDataReceived += Append;
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

    /// <summary>Sends SIGTERM, as an operator's tools do.</summary>
    /// <returns>How long the process took to exit.</returns>
    public async Task<TimeSpan> Stop()
    {
        var stopping = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        using var timeout = new CancellationTokenSource(ReadyWithin);
        await process.WaitForExitAsync(timeout.Token);
        return stopping.Elapsed;
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
        throw new TimeoutException($"The hub was not ready within {ReadyWithin.TotalSeconds} s. It wrote:\n{string.Join('\n', Output)}");
    }

    /// <summary>The program of a project in the build output beside these tests.</summary>
    public static string Program(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        return Repository.Path(project, "bin", configuration, framework, $"{Name(project)}.dll");
    }

    /// <summary>The command line that starts a project; the build output beside these tests when not published.</summary>
    public static string[] Command(string project, string? published) =>
        published is null ? ["dotnet", Program(project)]
        : Path.Combine(published, Name(project)) is var ships && File.Exists(ships) ? [ships]
        : ["dotnet", Path.Combine(published, $"{Name(project)}.dll")];

    private static string Name(string project) => $"InterTrust.{Path.GetFileName(project)}";
}
