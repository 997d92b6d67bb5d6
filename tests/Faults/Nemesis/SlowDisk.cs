using System.Diagnostics;

namespace InterTrust.Faults;

/// <summary>Every fsync of PostgreSQL takes a fifth of a second longer: strace holds it up on its way out of the kernel.</summary>
internal static class SlowDisk
{
    private static Process? strace;

    internal static Task Begin(PostgresCluster database)
    {
        strace = Process.Start(new ProcessStartInfo("strace",
        [
            "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:delay_exit=200000",
            .. database.Processes().SelectMany(process => new[] { "-p", $"{process}" }),
        ])
        {
            RedirectStandardError = true,
        })!;
        return Task.CompletedTask;
    }

    /// <summary>It lets go of what it holds.</summary>
    internal static async Task End()
    {
        await Tool.Run("kill", "-TERM", $"{strace!.Id}");
        await strace.WaitForExitAsync();
        strace.Dispose();
    }
}
