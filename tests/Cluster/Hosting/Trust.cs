using InterTrust.Drafts;
using InterTrust.Identity;
using InterTrust.Pathways;
using InterTrust.Referrals;
using InterTrust.Worklists;
using Xunit;

namespace InterTrust.Hosting;

/// <summary>One trust at the hub: its commands and its reads.</summary>
public sealed class Trust(TestHub hub, OdsCode ods)
{
    private const int PageSize = 1000;

    public OdsCode Ods => ods;

    public Author Author => new(ods, "coordinator");

    public IDraftsGrain AllDrafts => hub.Grains.GetGrain<IDraftsGrain>(ods.Value);

    private IWorklistGrain Worklists => hub.Grains.GetGrain<IWorklistGrain>(ods.Value);

    public Task<CommandResult<ReferralView>> Execute(
        ReferralId id, ReferralCommand command, string? commandId = null, int? ifVersion = null) =>
        hub.Referral(id).Execute(command, new(Author, commandId ?? $"command {Guid.NewGuid()}", ifVersion));

    /// <summary>Executes a command that must be applied.</summary>
    public async Task<ReferralView> Apply(ReferralId id, ReferralCommand command) =>
        Assert.IsType<Applied<ReferralView>>(await Execute(id, command)).Value;

    /// <summary>Executes a command on a pathway that must be applied.</summary>
    public async Task<PathwayView> Apply(PathwayId id, PathwayCommand command) =>
        Assert.IsType<Applied<PathwayView>>(await hub.Pathway(id).Execute(command, new(Author, $"command {Guid.NewGuid()}"))).Value;

    /// <summary>Sends a referral as a trust's system does: the key identifies the referral and the command.</summary>
    public Task<CommandResult<ReferralView>> Send(string key, Send send) => Execute(ReferralId.For(ods, key), send, key);

    public async Task<ReferralId> Sends(Trust to, TestPatient patient, string? additional = null) =>
        Assert.IsType<Applied<ReferralView>>(
            await Send($"send {Guid.NewGuid()}", new(to.Ods, patient.Lung, AdditionalReason: additional))).Value.Id;

    public async Task<ReferralView> Sees(ReferralId id) => Assert.IsType<ReferralView>(await hub.Referral(id).Read(ods));

    public async Task<PathwayView> Sees(PathwayId id) => Assert.IsType<PathwayView>(await hub.Pathway(id).Read(ods));

    public async Task<IReadOnlyList<string>> HistoryOf(ReferralId id) =>
        [.. (await hub.Referral(id).History(ods))!.Select(e => e.Type)];

    /// <summary>A draft that nobody has saved yet.</summary>
    public Draft Drafts(string key, params (string Pointer, string Typed)[] fields) => new(
        DraftId.For(ods, key), 0, new(), null, fields.ToDictionary(field => field.Pointer, field => field.Typed), default, Author);

    public Task<Draft?> Saves(Draft draft) => AllDrafts.Save(draft);

    public Task<Draft?> Reads(DraftId id) => AllDrafts.Read(id);

    public async Task<WorklistRow?> RowOf(WorklistKind kind, string id)
    {
        for (WorklistPlace? after = null; ;)
        {
            var page = await Worklists.Page(new() { Kind = kind, Limit = 200, After = after });
            if (page.Rows.SingleOrDefault(row => row.Id == id) is { } row)
                return row;
            if ((after = page.Next) is null)
                return null;
        }
    }

    /// <summary>The whole feed, page by page.</summary>
    public async Task<IReadOnlyList<FeedEvent>> Feed()
    {
        var feed = new List<FeedEvent>();
        while (true)
        {
            var next = await Worklists.Feed(feed.Count == 0 ? 0 : feed[^1].Seq, PageSize);
            feed.AddRange(next);
            if (next.Count < PageSize)
                return feed;
        }
    }

    /// <summary>The patient's open pathways.</summary>
    public async Task<IReadOnlyList<WorklistRow>> PathwaysOf(TestPatient patient) => (await Worklists.Page(
        new() { Kind = WorklistKind.Pathways, Text = patient.NhsNumber.Value, Limit = 200 })).Rows;
}
