using System.Diagnostics;

namespace InterTrust.TestKit;

/// <summary>A program of the system, run to its end.</summary>
public static class Tool
{
    public static Task<string> Run(string program, params IReadOnlyList<string> arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <returns>What it wrote to its output; an exit code other than 0 throws, with all that it wrote.</returns>
    public static async Task<string> Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {await errors}{await output}");
    }

    /// <summary>One line, split at its spaces.</summary>
    public static async Task RunLine(string line)
    {
        var words = line.Split(' ');
        await Run(words[0], words[1..]);
    }
}
