using System.Diagnostics;

namespace InterTrust.TestKit;

/// <summary>Runs a program of the system until it exits.</summary>
public static class Tool
{
    public static Task<string> Run(string program, params IReadOnlyList<string> arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <returns>Standard output. An exit code other than 0 throws, with all output.</returns>
    public static async Task<string> Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
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
