using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>
/// Where a run lives: namespaces of its own for processes, mounts and the network. Nothing in it reaches anything outside, and when the
/// run ends, however it ends, all of it is gone.
/// </summary>
internal static class Cell
{
    internal static async Task<int> Run(IReadOnlyList<string> words, Action<string>? hear = null)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Console.Error.WriteLine(
                "The fault programme cuts wires between network namespaces and so runs as root: sudo ./test.sh programme");
            return 2;
        }
        // The shell is the first process of the cell, because the first one buries those whose parents are dead.
        using var inside = Process.Start(new ProcessStartInfo("unshare",
        [
            "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--", "/bin/sh", "-c", "\"$@\"; exit $?", "cell",
            Environment.ProcessPath!,
            .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? new[] { typeof(Cell).Assembly.Location } : [],
            "programme", "inside", .. words,
        ])
        {
            RedirectStandardOutput = hear is not null,
        })!;
        if (hear is not null)
            while (await inside.StandardOutput.ReadLineAsync() is { } line)
                hear(line);
        await inside.WaitForExitAsync();
        return inside.ExitCode;
    }
}
