using Microsoft.EntityFrameworkCore;

namespace InterTrust.Yardstick;

/// <summary>A referral: its state, and its place on the worklists.</summary>
internal sealed class Referral
{
    public required string Id { get; init; }
    public int Version { get; set; }
    public required string Status { get; set; }
    public required string FromOds { get; init; }
    public required string ToOds { get; init; }
    public required string IdempotencyKey { get; init; }
    public string? ClientReference { get; init; }
    public required string TumourGroup { get; init; }
    public required string NhsNumber { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public DateOnly BirthDate { get; init; }
    public string? LocalPatientId { get; init; }
    public DateTime SentAt { get; init; }
    public DateOnly ReceivedDate { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly TreatBy { get; init; }
    public string? WaitsFor { get; set; }
    public DateTime WaitingSince { get; set; }
    public bool Open { get; set; }
    public string? PathwayId { get; set; }
}

/// <summary>What happened to a referral; the data set stands with the event that brought it.</summary>
internal sealed class ReferralHistory
{
    public required string ReferralId { get; init; }
    public int Version { get; init; }
    public required string Type { get; init; }
    public DateTime At { get; init; }
    public required string ByOds { get; init; }
    public string? Facts { get; init; }
    public byte[]? DataSet { get; init; }
}

/// <summary>A patient's cancer pathway at a trust.</summary>
internal sealed class Pathway
{
    public required string Id { get; init; }
    public int Version { get; set; }
    public required string Ods { get; init; }
    public required string TumourGroup { get; init; }
    public required string NhsNumber { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public DateOnly BirthDate { get; init; }
    public DateOnly PeriodStart { get; init; }
    public DateOnly TreatBy { get; init; }
    public DateTime OpenedAt { get; init; }
    public bool Open { get; init; }
}

/// <summary>What happened to a pathway.</summary>
internal sealed class PathwayHistory
{
    public required string PathwayId { get; init; }
    public int Version { get; init; }
    public required string Type { get; init; }
    public DateTime At { get; init; }
    public required string ReferralId { get; init; }
}

internal sealed class ReferralsContext(DbContextOptions<ReferralsContext> options) : DbContext(options)
{
    private static readonly Func<ReferralsContext, string, Task<Referral?>> ReferralById =
        EF.CompileAsyncQuery((ReferralsContext db, string id) => db.Referrals.SingleOrDefault(r => r.Id == id));

    private static readonly Func<ReferralsContext, string, string, Task<Referral?>> ReferralByKey =
        EF.CompileAsyncQuery((ReferralsContext db, string ods, string key) =>
            db.Referrals.AsNoTracking().SingleOrDefault(r => r.FromOds == ods && r.IdempotencyKey == key));

    private static readonly Func<ReferralsContext, string, string, string, Task<Pathway?>> OpenPathway =
        EF.CompileAsyncQuery((ReferralsContext db, string ods, string nhsNumber, string group) =>
            db.Pathways.SingleOrDefault(p => p.Open && p.Ods == ods && p.NhsNumber == nhsNumber && p.TumourGroup == group));

    private static readonly Func<ReferralsContext, string, int, IAsyncEnumerable<WorklistRow>> IncomingPage =
        EF.CompileAsyncQuery((ReferralsContext db, string ods, int limit) => db.Referrals.AsNoTracking()
            .Where(r => r.Open && r.ToOds == ods)
            .OrderBy(r => r.TreatBy).ThenBy(r => r.WaitingSince).ThenBy(r => r.Id)
            .Take(limit)
            .Select(r => new WorklistRow(
                r.Id, r.Version, r.Status, r.WaitsFor, r.WaitingSince,
                new(r.NhsNumber, r.FamilyName, r.GivenName, r.BirthDate, r.LocalPatientId),
                r.TumourGroup, r.FromOds, r.ToOds, r.SentAt, r.ReceivedDate, r.PeriodStart, r.TreatBy, r.PathwayId)));

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Pathway> Pathways => Set<Pathway>();

    public Task<Referral?> Find(string id) => ReferralById(this, id);

    public Task<Referral?> Find(string ods, string key) => ReferralByKey(this, ods, key);

    public Task<Pathway?> PathwayOf(Referral referral) => OpenPathway(this, referral.ToOds, referral.NhsNumber, referral.TumourGroup);

    public IAsyncEnumerable<WorklistRow> Incoming(string ods, int limit) => IncomingPage(this, ods, limit);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Referral>(referral =>
        {
            referral.Property(r => r.Version).IsConcurrencyToken();
            referral.HasIndex(r => new { r.FromOds, r.IdempotencyKey }).IsUnique();
            referral.HasIndex(r => new { r.FromOds, r.ToOds, r.NhsNumber, r.TumourGroup }).IsUnique().HasFilter("\"Open\"");
            referral.HasIndex(r => new { r.ToOds, r.TreatBy, r.WaitingSince, r.Id }).HasFilter("\"Open\"");
            referral.HasIndex(r => new { r.FromOds, r.TreatBy, r.WaitingSince, r.Id }).HasFilter("\"Open\"");
        });
        modelBuilder.Entity<ReferralHistory>().HasKey(h => new { h.ReferralId, h.Version });
        modelBuilder.Entity<Pathway>(pathway =>
        {
            pathway.Property(p => p.Version).IsConcurrencyToken();
            pathway.HasIndex(p => new { p.Ods, p.NhsNumber, p.TumourGroup }).IsUnique().HasFilter("\"Open\"");
            pathway.HasIndex(p => new { p.Ods, p.TreatBy, p.OpenedAt, p.Id }).HasFilter("\"Open\"");
        });
        modelBuilder.Entity<PathwayHistory>().HasKey(h => new { h.PathwayId, h.Version });
    }
}
