using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InterTrust.Faults;

/// <summary>
/// A process of the hub that can be killed, stopped for a while and started again. What it says goes into a file for each of its
/// lives.
/// </summary>
internal sealed partial class Node(string name, string logs, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
{
    private Process? process;
    private int lives;

    internal string Name => name;

    internal int Id => process!.Id;

    internal bool Lives => process is { HasExited: false };

    private string Log => Path.Combine(logs, $"{name}.{lives}.log");

    internal void Start()
    {
        lives++;
        var start = new ProcessStartInfo("/bin/sh", ["-c", """log=$0; exec "$@" >"$log" 2>&1""", Log, .. command]);
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        process = Process.Start(start)!;
    }

    /// <summary>Waits until the log contains the text; false if the process ended without it.</summary>
    internal async Task<bool> WaitForLog(string text, TimeSpan within)
    {
        var waited = Stopwatch.StartNew();
        while (!ReadLog().Contains(text, StringComparison.Ordinal))
        {
            if (waited.Elapsed > within || (lives > 200 && !Lives))
                throw new TimeoutException($"{name} should have logged '{text}' within {within.TotalSeconds:0} s. Its log:\n{ReadLog()}");
            if (!Lives)
                return false;
            await Task.Delay(20);
        }
        return Lives;
    }

    internal string ReadLog() => File.Exists(Log) ? File.ReadAllText(Log) : "";

    /// <summary>kill −9: no handler runs, nothing is flushed.</summary>
    internal void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, and how long it took to end.</summary>
    internal async Task<TimeSpan> Terminate()
    {
        var waited = Stopwatch.StartNew();
        Signal(15);
        await process!.WaitForExitAsync();
        return waited.Elapsed;
    }

    internal void Stop() => Signal(19);

    internal void Continue() => Signal(18);

    private void Signal(int signal)
    {
        if (kill(Id, signal) != 0)
            throw new InvalidOperationException($"{name} takes no signal {signal}.");
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
