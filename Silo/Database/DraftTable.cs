using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Journal;

namespace InterTrust.Database;

/// <summary>Drafts, in the SQL that both databases share. Each write is one statement: it is there as a whole or not at all.</summary>
internal sealed class DraftTable(HubDatabase database) : IDraftTable
{
    public Task<IReadOnlyList<DraftSummary>> Newest(OdsCode ods, int limit) => database.Read(
        """
        select id, purpose, to_ods, family_name, given_name, tumour_group, saved_at, saved_ods, saved_actor from draft
        where ods = @ods
        order by saved_at desc, id desc limit @limit
        """,
        row => new DraftSummary(
            DraftId.Parse(row.GetString(0), null), Purpose(row, 1), Ods(row, 2), Text(row, 3), Text(row, 4), Text(row, 5),
            row.GetFieldValue<DateTimeOffset>(6), By(row, 7)),
        ("ods", ods.Value), ("limit", limit));

    public async Task<Draft?> Read(OdsCode ods, DraftId id) =>
        (await database.Read(
            "select version, purpose, to_ods, fields, saved_at, saved_ods, saved_actor from draft where ods = @ods and id = @id",
            row => new Draft(
                id, row.GetInt32(0), Purpose(row, 1), Ods(row, 2), JsonSerializer.Deserialize(row.GetString(3), DraftJson.Default.IReadOnlyDictionaryStringString)!,
                row.GetFieldValue<DateTimeOffset>(4), By(row, 5)),
            ("ods", ods.Value), ("id", id.Value)))
        .SingleOrDefault();

    // The key sees to it that a draft begins once, and the version that nobody writes over what another has saved.
    public async Task<bool> Write(Draft draft, DraftSummary shown) => await database.Write(
        draft.Version == 1
            ? """
              insert into draft (ods, id, version, to_ods, purpose, fields, family_name, given_name, tumour_group, saved_at, saved_ods, saved_actor)
              values (@ods, @id, @version, @to, @purpose, @fields, @familyName, @givenName, @tumourGroup, @savedAt, @savedOds, @savedActor)
              on conflict do nothing
              """
            : """
              update draft set
                  version = @version, to_ods = @to, purpose = @purpose, fields = @fields, family_name = @familyName, given_name = @givenName,
                  tumour_group = @tumourGroup, saved_at = @savedAt, saved_ods = @savedOds, saved_actor = @savedActor
              where ods = @ods and id = @id and version = @version - 1
              """,
        ("ods", draft.Id.Ods.Value), ("id", draft.Id.Value), ("version", draft.Version), ("to", draft.To?.Value),
        ("purpose", JsonSerializer.Serialize(draft.Purpose, DraftJson.Default.DraftPurpose)),
        ("fields", JsonSerializer.Serialize(draft.Fields, DraftJson.Default.IReadOnlyDictionaryStringString)),
        ("familyName", shown.FamilyName), ("givenName", shown.GivenName), ("tumourGroup", shown.TumourGroup),
        ("savedAt", draft.SavedAt), ("savedOds", draft.SavedBy.Ods.Value), ("savedActor", draft.SavedBy.Actor)) == 1;

    public Task Delete(OdsCode ods, DraftId id) =>
        database.Write("delete from draft where ods = @ods and id = @id", ("ods", ods.Value), ("id", id.Value));

    public Task<int> DeleteSavedBefore(DateTimeOffset savedBefore) => database.Write("delete from draft where saved_at < @savedBefore", ("savedBefore", savedBefore));

    private static DraftPurpose Purpose(DbDataReader row, int at) => JsonSerializer.Deserialize(row.GetString(at), DraftJson.Default.DraftPurpose)!;

    private static OdsCode? Ods(DbDataReader row, int at) => Text(row, at) is { } code ? OdsCode.Parse(code, null) : null;

    private static Author By(DbDataReader row, int at) => new(OdsCode.Parse(row.GetString(at), null), row.GetString(at + 1));

    private static string? Text(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}

/// <summary>How drafts are stored. Names are fixed for ever: a draft may be taken up again after an upgrade.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DraftPurpose))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class DraftJson : JsonSerializerContext;
