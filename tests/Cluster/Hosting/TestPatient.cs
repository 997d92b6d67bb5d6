using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterTrust.Identity;

namespace InterTrust.Hosting;

/// <summary>The patient of the lung sample under an NHS number that nobody else in the run has.</summary>
public sealed class TestPatient
{
    private static readonly string Sample = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "samples", "lung-complete.json"));

    private static int last = 100_000;

    public NhsNumber NhsNumber { get; } = Next();

    /// <summary>The sample's data set, as it is sent.</summary>
    public byte[] Lung => With(_ => { });

    /// <summary>The sample's data set, changed.</summary>
    public byte[] With(Action<JsonNode> change)
    {
        var dataSet = JsonNode.Parse(Sample)!["dataset"]!;
        dataSet["patient"]!["nhsNumber"] = NhsNumber.Value;
        change(dataSet);
        return JsonSerializer.SerializeToUtf8Bytes(dataSet);
    }

    private static NhsNumber Next()
    {
        while (true)
        {
            var start = $"999{Interlocked.Increment(ref last).ToString("000000", CultureInfo.InvariantCulture)}";
            for (var check = 0; check < 10; check++)
                if (NhsNumber.TryParse($"{start}{check}", null, out var number))
                    return number;
        }
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "InterTrust.sln"))
        ? folder
        : Root(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests do not stand in the repository."));
}
