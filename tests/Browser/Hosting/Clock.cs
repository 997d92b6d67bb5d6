using System.IO.MemoryMappedFiles;

namespace InterTrust.Browser;

/// <summary>The hub's clock, which a test may turn on while the hub runs. tests/Sabotage reads it there.</summary>
public sealed class Clock : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor offset;

    public Clock()
    {
        var path = Path.Combine(folder.Path, "clock");
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, sizeof(long));
        offset = file.CreateViewAccessor();
        Variables = new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = HubProcess.Program(Path.Combine("tests", "Sabotage")),
            ["FAULTS_CLOCK"] = path,
        };
    }

    /// <summary>What lets a hub run by this clock.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; }

    public void TurnOn(TimeSpan by) => offset.Write(0, offset.ReadInt64(0) + by.Ticks);

    public void Dispose()
    {
        offset.Dispose();
        file.Dispose();
        folder.Dispose();
    }
}
