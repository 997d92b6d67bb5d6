using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using InterTrust.Telemetry;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace InterTrust.Api;

/// <summary>
/// Which assembly and which folder uses which, read off what was compiled. A folder is a namespace below InterTrust; what stands in
/// InterTrust itself puts the folders together.
/// </summary>
public sealed class LayerTests
{
    private static readonly Assembly GrainInterfaces = typeof(IHubGrain).Assembly;
    private static readonly Assembly Grains = typeof(HubPolicy).Assembly;
    private static readonly Assembly Silo = typeof(HubTelemetry).Assembly;
    private static readonly Assembly Api = typeof(Hub).Assembly;

    [Theory]
    [InlineData("GrainInterfaces", new string[0])]
    [InlineData("Grains", new[] { "GrainInterfaces" })]
    [InlineData("Silo", new[] { "GrainInterfaces", "Grains" })]
    [InlineData("Api", new[] { "GrainInterfaces", "InventedPatients", "Silo" })]
    public void An_assembly_uses_the_layers_below_it_and_no_other(string assembly, string[] layers)
    {
        var used = Of(assembly).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("InterTrust.", StringComparison.Ordinal));
        Assert.Equal(layers, used.Select(name => name["InterTrust.".Length..]).Order());
    }

    [Theory]
    [InlineData("GrainInterfaces")]
    [InlineData("Grains")]
    [InlineData("Silo")]
    [InlineData("Api")]
    public void No_two_folders_of_an_assembly_need_each_other(string assembly)
    {
        var types = Read(Of(assembly)).Types.ToHashSet();
        var uses = types.SelectMany(type => type.Dependencies.Select(dependency => dependency.Target).Where(types.Contains), Folders)
            .Where(use => use.From != use.To && use.From != "" && use.To != "").ToHashSet();
        // A use that starts where no use ends, or ends where none starts, is in no circle.
        while (uses.RemoveWhere(use => uses.All(other => other.From != use.To) || uses.All(other => other.To != use.From)) > 0)
            continue;
        Assert.Empty(uses);

        static (string From, string To) Folders(IType from, IType to) => (Folder(from), Folder(to));
    }

    /// <summary>The mode and the settings that both programs share, and what start-up registers: no endpoint and no page.</summary>
    [Fact]
    public void Only_the_composition_of_the_api_uses_the_silo()
    {
        var architecture = new ArchLoader().LoadAssemblies(Api, Silo).Build();
        var users = Types().That().ResideInAssembly(Api).And().DependOnAny(Types().That().ResideInAssembly(Silo))
            .GetObjects(architecture).Select(type => type.FullName.Split('+', '/')[0]).Distinct().Order();
        Assert.Equal(
            ["InterTrust.HubOptions", "InterTrust.Settings", "InterTrust.Telemetry.MetricsServer"],
            users.Where(user => user != "Program"));
    }

    private static Assembly Of(string name) => name switch
    {
        "GrainInterfaces" => GrainInterfaces,
        "Grains" => Grains,
        "Silo" => Silo,
        _ => Api,
    };

    /// <summary>Referrals for InterTrust.Referrals and what is below it; nothing for InterTrust itself and for what is not ours.</summary>
    private static string Folder(IType type) =>
        type.Namespace?.FullName.Split('.') is ["InterTrust", var folder, ..] && !type.FullName.StartsWith('<') ? folder : "";

    private static Architecture Read(Assembly assembly) => new ArchLoader().LoadAssembly(assembly).Build();
}
