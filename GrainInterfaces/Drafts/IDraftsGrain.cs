using System.Text;
using InterTrust.Identity;

namespace InterTrust.Drafts;

/// <summary>
/// A trust's drafts: referrals that people write by hand, over many pages. Its key is the ODS code; it holds nothing, the database does.
/// What was not answered is said again as it was: the same save said twice is one.
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

    /// <summary>Keeps a draft: a new one where its version is 0, otherwise only where that is the version that is kept.</summary>
    /// <param name="draft">What was typed; when it was saved, the hub says.</param>
    /// <returns>The draft as it stands afterwards, with its new version; null where somebody has saved another since, or it is gone.</returns>
    /// <exception cref="ArgumentException">It is more than a draft holds: see <see cref="Draft.Fits"/>.</exception>
    /// <exception cref="StorageUncertainException">It may be kept.</exception>
    [Alias("save")]
    Task<Draft?> Save(Draft draft);

    /// <summary>Throws a draft away. One that is gone is already so.</summary>
    [Alias("discard")]
    Task Discard(DraftId id);
}

/// <summary>A referral that somebody is writing: a flat map of what was typed, exactly as it was typed, also where it is wrong.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Grows by one with each save; 0 before the first.</param>
/// <param name="Purpose">What it is to become.</param>
/// <param name="To">The receiving trust, once it was chosen.</param>
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
    /// <summary>The most fields that a draft holds.</summary>
    public const int MostFields = 600;

    /// <summary>The most text that a draft holds: of all its fields with their pointers, in bytes of UTF-8.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How long a draft that nobody saves is kept, because it holds patient data.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Whether it is no more than a draft holds.</summary>
    public bool Fits => Fields.Count <= MostFields
        && Fields.Sum(typed => (long)Encoding.UTF8.GetByteCount(typed.Key) + Encoding.UTF8.GetByteCount(typed.Value)) <= MostBytes;

    /// <summary>Never what was typed.</summary>
    public override string ToString() => "Draft (withheld)";
}

/// <summary>What a draft is to become; a new referral where nothing is said.</summary>
/// <param name="Amends">A new data set of this referral.</param>
/// <param name="AmendsVersion">The version of that referral that the draft began from.</param>
/// <param name="Replaces">A referral in the place of this one, which was rejected.</param>
/// <param name="OnwardFrom">A referral onward from this pathway.</param>
[GenerateSerializer, Immutable, Alias("draft.purpose")]
public sealed record DraftPurpose(
    [property: Id(0)] ReferralId? Amends = null,
    [property: Id(1)] int? AmendsVersion = null,
    [property: Id(2)] ReferralId? Replaces = null,
    [property: Id(3)] PathwayId? OnwardFrom = null);

/// <summary>One line of the list of drafts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it is to become.</param>
/// <param name="To">The receiving trust, once it was chosen.</param>
/// <param name="FamilyName">What was typed at <c>/patient/familyName</c>; no more than the first 100 characters.</param>
/// <param name="GivenName">What was typed at <c>/patient/givenName</c>; no more than the first 100 characters.</param>
/// <param name="TumourGroup">What was typed at <c>/tumourGroup</c>; no more than the first 100 characters.</param>
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
    /// <summary>Never whose it is.</summary>
    public override string ToString() => "Draft summary (withheld)";
}
