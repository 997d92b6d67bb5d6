using System.Text.Json;
using System.Text.Json.Serialization;
using InterTrust.Drafts;
using InterTrust.Identity;

namespace InterTrust.Database;

/// <summary>The table of drafts, in SQL that both databases share. Each write is one atomic statement.</summary>
internal sealed class DraftTable(HubDatabase database) : IDraftTable
{
    public async Task<IReadOnlyList<DraftSummary>> Newest(OdsCode ods, int limit) => [.. (await database.Read<Row>(
        """
        select id, purpose, to_ods, family_name, given_name, tumour_group, saved_at, saved_ods, saved_actor from draft
        where ods = @ods
        order by saved_at desc, id desc limit @limit
        """,
        new { ods, limit }))
        .Select(row => new DraftSummary(
            row.Id, Purpose(row), row.ToOds, row.FamilyName, row.GivenName, row.TumourGroup, row.SavedAt, SavedBy(row)))];

    public async Task<Draft?> Read(OdsCode ods, DraftId id) => (await database.Read<Row>(
        "select id, version, purpose, to_ods, fields, saved_at, saved_ods, saved_actor from draft where ods = @ods and id = @id",
        new { ods, id }))
        .Select(row => new Draft(
            row.Id, row.Version, Purpose(row), row.ToOds,
            JsonSerializer.Deserialize(row.Fields!, DraftJson.Default.IReadOnlyDictionaryStringString)!, row.SavedAt, SavedBy(row)))
        .SingleOrDefault();

    // The primary key prevents a second version 1; the version prevents overwriting what was saved in the meantime.
    public async Task<bool> Write(Draft draft, DraftSummary summary) => await database.Write(
        draft.Version == 1
            ? """
              insert into draft (
                  ods, id, version, to_ods, purpose, fields, family_name, given_name, tumour_group, saved_at, saved_ods, saved_actor)
              values (
                  @Ods, @Id, @Version, @To, @Purpose, @Fields, @FamilyName, @GivenName, @TumourGroup, @SavedAt, @SavedOds, @SavedActor)
              on conflict do nothing
              """
            : """
              update draft set
                  version = @Version, to_ods = @To, purpose = @Purpose, fields = @Fields,
                  family_name = @FamilyName, given_name = @GivenName, tumour_group = @TumourGroup,
                  saved_at = @SavedAt, saved_ods = @SavedOds, saved_actor = @SavedActor
              where ods = @Ods and id = @Id and version = @Version - 1
              """,
        new
        {
            draft.Id.Ods,
            draft.Id,
            draft.Version,
            draft.To,
            Purpose = JsonSerializer.Serialize(draft.Purpose, DraftJson.Default.DraftPurpose),
            Fields = JsonSerializer.Serialize(draft.Fields, DraftJson.Default.IReadOnlyDictionaryStringString),
            summary.FamilyName,
            summary.GivenName,
            summary.TumourGroup,
            draft.SavedAt,
            SavedOds = draft.SavedBy.Ods,
            SavedActor = draft.SavedBy.Actor,
        }) == 1;

    public Task Delete(OdsCode ods, DraftId id) => database.Write("delete from draft where ods = @ods and id = @id", new { ods, id });

    public Task<int> DeleteSavedBefore(DateTimeOffset savedBefore) =>
        database.Write("delete from draft where saved_at < @savedBefore", new { savedBefore });

    private static DraftPurpose Purpose(Row row) => JsonSerializer.Deserialize(row.Purpose, DraftJson.Default.DraftPurpose)!;

    private static Author SavedBy(Row row) => new(row.SavedOds, row.SavedActor);

    private sealed record Row
    {
        public required DraftId Id { get; init; }
        public int Version { get; init; }
        public required string Purpose { get; init; }
        public OdsCode? ToOds { get; init; }
        public string? Fields { get; init; }
        public string? FamilyName { get; init; }
        public string? GivenName { get; init; }
        public string? TumourGroup { get; init; }
        public DateTimeOffset SavedAt { get; init; }
        public required OdsCode SavedOds { get; init; }
        public required string SavedActor { get; init; }
    }
}

/// <summary>The stored JSON of drafts. Names never change: a draft may be continued after an upgrade.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DraftPurpose))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class DraftJson : JsonSerializerContext;
