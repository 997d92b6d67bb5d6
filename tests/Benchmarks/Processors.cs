using System.Diagnostics;

namespace InterTrust.Benchmarks;

/// <summary>What processes have used of the processors, as Linux counts it in hundredths of a second.</summary>
internal static class Processors
{
    /// <summary>The process, its children that live, and those that it has waited for.</summary>
    public static TimeSpan UsedBy(int id) => TimeSpan.FromMilliseconds(10 * Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0)
        .Where(process => process > 0)
        .Sum(process => Stat(process) is { } stat && (process == id || stat[1] == id)
            ? stat[11] + stat[12] + (process == id ? stat[13] + stat[14] : 0)
            : 0));

    /// <summary>Keeps a process, and all that it starts from now on, to one core.</summary>
    public static void Pin(int id, int core)
    {
        string[] arguments = ["--all-tasks", "--cpu-list", "--pid", $"{core}", $"{id}"];
        using var taskset = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        taskset.WaitForExit();
    }

    /// <summary>The fields behind the name: state, parent, …, user, system, children's user, children's system time.</summary>
    private static long[]? Stat(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return
            [
                .. stat[(stat.LastIndexOf(')') + 2)..]
                    .Split(' ')
                    .Take(15)
                    .Select(field => long.TryParse(field, out var number) ? number : 0),
            ];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
