using InterTrust.Identity;
using InterTrust.Reference;

namespace InterTrust.Organisations;

/// <summary>Hosts the directory as ordinary grain state. After a failed write it deactivates, or the next write would commit it.</summary>
[GrainType("directory")]
public sealed class DirectoryGrain(
    [PersistentState("directory", "settings")] IPersistentState<DirectoryState> state) : Grain, IDirectoryGrain
{
    /// <summary>The key of the directory.</summary>
    public const string Key = "directory";

    public Task<OrganisationList> All() => Task.FromResult(state.RecordExists ? state.State.List() : FirstTrusts.List);

    public async Task<OrganisationList> Put(Organisation organisation)
    {
        var before = state.RecordExists ? state.State.List() : FirstTrusts.List;
        state.State = new()
        {
            Version = before.Version + 1,
            Organisations = [.. before.Organisations.Where(o => o.Ods != organisation.Ods), organisation],
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw new StorageUncertainException();
        }
        return state.State.List();
    }
}

/// <summary>The stored directory.</summary>
[GenerateSerializer, Alias("directory.state")]
public sealed record DirectoryState
{
    [Id(0)] public int Version { get; init; }
    [Id(1)] public List<Organisation> Organisations { get; init; } = [];

    internal OrganisationList List() => new(Version, [.. Organisations.OrderBy(o => o.Ods.Value, StringComparer.Ordinal)]);
}

/// <summary>The content of the directory until it is first changed: the hub's first five trusts.</summary>
internal static class FirstTrusts
{
    private static readonly string[] TertiaryServices =
    [
        "breast", "childrens", "lung", "haematological", "acuteLeukaemia", "upperGi", "lowerGi", "skin", "gynaecological", "brainCns",
        "urological", "testicular", "headAndNeck", "sarcoma", "thyroid", "hepatobiliary", "pancreatic", "neuroendocrine", "unknownPrimary",
    ];

    private static readonly string[] SecondaryServices = ["breast", "lung", "upperGi", "lowerGi", "skin", "gynaecological", "urological"];

    internal static readonly OrganisationList List = new(0,
    [
        Secondary("RFF", "Barnsley Hospital NHS Foundation Trust"),
        Secondary("RFR", "The Rotherham NHS Foundation Trust"),
        Secondary("RFS", "Chesterfield Royal Hospital NHS Foundation Trust"),
        new(OdsCode.Parse("RHQ", null), "Sheffield Teaching Hospitals NHS Foundation Trust", "tertiary", Services(TertiaryServices), new()),
        Secondary("RP5", "Doncaster and Bassetlaw Teaching Hospitals NHS Foundation Trust"),
    ]);

    private static Organisation Secondary(string ods, string name) =>
        new(OdsCode.Parse(ods, null), name, "secondary", Services(SecondaryServices), new());

    private static CodeList TumourGroups => CodeLists.Find("tumourGroup")!;

    private static Service[] Services(string[] tumourGroups) =>
        [.. tumourGroups.Select(group => new Service($"{TumourGroups.Codes.Single(c => c.Code == group).Label} MDT", group))];
}
