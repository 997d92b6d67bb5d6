using System.IO.MemoryMappedFiles;

namespace InterTrust.Sabotage;

/// <summary>
/// The machine's clock and an offset that may change while the process runs: ticks, in a file that it shares with the nemesis.
/// </summary>
internal sealed class SkewedClock(string file) : TimeProvider
{
    private readonly MemoryMappedViewAccessor offset =
        MemoryMappedFile.CreateFromFile(file, FileMode.Open).CreateViewAccessor(0, sizeof(long), MemoryMappedFileAccess.Read);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(offset.ReadInt64(0));
}
