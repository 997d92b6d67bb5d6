using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>
/// Where a run lives: namespaces of its own for processes, mounts and the network. Nothing in it reaches anything outside, and when the
/// run ends, however it ends, all of it is gone.
/// </summary>
internal static class Cell
{
    internal static async Task<int> Run(IReadOnlyList<string> arguments, Action<string>? onLine = null)
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
            "programme", "inside", .. arguments,
        ])
        {
            RedirectStandardOutput = onLine is not null,
        })!;
        if (onLine is not null)
            while (await inside.StandardOutput.ReadLineAsync() is { } line)
                onLine(line);
        await inside.WaitForExitAsync();
        return inside.ExitCode;
    }
}
