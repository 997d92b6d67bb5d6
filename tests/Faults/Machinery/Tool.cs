using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>A program of the system, run to its end.</summary>
internal static class Tool
{
    internal static async Task<string> Run(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
    }

    /// <summary>One line, parted at its spaces.</summary>
    internal static async Task Say(string line)
    {
        var words = line.Split(' ');
        await Run(words[0], words[1..]);
    }
}
