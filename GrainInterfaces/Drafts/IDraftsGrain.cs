using System.Text;
using InterTrust.Identity;

namespace InterTrust.Drafts;

/// <summary>
/// A trust's drafts: referrals that people write by hand, over several pages. Key: the ODS code. Stateless; the database holds the
/// drafts. A call without an answer is repeated unchanged: a repeated save is applied once.
/// </summary>
[Alias("drafts"), GrainInterfaceType("drafts")]
public interface IDraftsGrain : IGrainWithStringKey
{
    /// <summary>The newest first, at most 200.</summary>
    [Alias("all")]
    Task<IReadOnlyList<DraftSummary>> All();

    /// <summary>One of the trust's drafts; null where it has none of this id.</summary>
    [Alias("read")]
    Task<Draft?> Read(DraftId id);

    /// <summary>Saves a draft: a new one if its version is 0, otherwise only if that is the stored version.</summary>
    /// <param name="draft">The draft; the hub sets the time at which it was saved.</param>
    /// <returns>The saved draft with its new version; null if it was saved by another caller since, or deleted.</returns>
    /// <exception cref="ArgumentException">The draft is too large: see <see cref="Draft.Fits"/>.</exception>
    /// <exception cref="StorageUncertainException">It may have been saved.</exception>
    [Alias("save")]
    Task<Draft?> Save(Draft draft);

    /// <summary>Deletes a draft; no effect if there is none.</summary>
    [Alias("discard")]
    Task Discard(DraftId id);
}

/// <summary>An unfinished referral: a flat map of what was typed, exactly as it was typed, even where it is invalid.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Grows by one with each save; 0 before the first.</param>
/// <param name="Purpose">What it will become.</param>
/// <param name="To">The receiving trust; null until it is chosen.</param>
/// <param name="Fields">By JSON pointer into the ENF data set (<c>/patient/familyName</c>, <c>/imaging/0/date</c>): the raw text.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Who last saved it.</param>
[GenerateSerializer, Immutable, Alias("draft")]
public sealed record Draft(
    [property: Id(0)] DraftId Id,
    [property: Id(1)] int Version,
    [property: Id(2)] DraftPurpose Purpose,
    [property: Id(3)] OdsCode? To,
    [property: Id(4)] IReadOnlyDictionary<string, string> Fields,
    [property: Id(5)] DateTimeOffset SavedAt,
    [property: Id(6)] Author SavedBy)
{
    /// <summary>The most fields in a draft.</summary>
    public const int MostFields = 600;

    /// <summary>The most text in a draft, all fields and their pointers together, in bytes of UTF-8.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How long a draft is kept after it was last saved. It holds patient data, so it is not kept for ever.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Whether it is within <see cref="MostFields"/> and <see cref="MostBytes"/>.</summary>
    public bool Fits => Fields.Count <= MostFields
        && Fields.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)) <= MostBytes;

    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Draft (withheld)";
}

/// <summary>What a draft will become; a new referral where all are null.</summary>
/// <param name="Amends">A new data set of this referral.</param>
/// <param name="AmendsVersion">The version of that referral that the draft began from.</param>
/// <param name="Replaces">A referral that replaces this one, which was rejected.</param>
/// <param name="OnwardFrom">A referral onward from this pathway.</param>
[GenerateSerializer, Immutable, Alias("draft.purpose")]
public sealed record DraftPurpose(
    [property: Id(0)] ReferralId? Amends = null,
    [property: Id(1)] int? AmendsVersion = null,
    [property: Id(2)] ReferralId? Replaces = null,
    [property: Id(3)] PathwayId? OnwardFrom = null);

/// <summary>One line of the list of drafts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it will become.</param>
/// <param name="To">The receiving trust; null until it is chosen.</param>
/// <param name="FamilyName">The first 100 characters of <c>/patient/familyName</c>.</param>
/// <param name="GivenName">The first 100 characters of <c>/patient/givenName</c>.</param>
/// <param name="TumourGroup">The first 100 characters of <c>/tumourGroup</c>.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="SavedBy">Who last saved it.</param>
[GenerateSerializer, Immutable, Alias("draft.summary")]
public sealed record DraftSummary(
    [property: Id(0)] DraftId Id,
    [property: Id(1)] DraftPurpose Purpose,
    [property: Id(2)] OdsCode? To,
    [property: Id(3)] string? FamilyName,
    [property: Id(4)] string? GivenName,
    [property: Id(5)] string? TumourGroup,
    [property: Id(6)] DateTimeOffset SavedAt,
    [property: Id(7)] Author SavedBy)
{
    /// <summary>Withheld: it is patient data.</summary>
    public override string ToString() => "Draft summary (withheld)";
}
