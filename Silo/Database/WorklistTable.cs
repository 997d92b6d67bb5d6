using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>Where the rows of a worklist are.</summary>
/// <param name="Name">The table.</param>
/// <param name="Owner">The column of the trust whose worklist it is.</param>
/// <param name="Flag">The column that is true while a row is on the list.</param>
/// <param name="Partner">The column of the trust on the other side.</param>
internal sealed record WorklistTable(string Name, string Owner, string Flag, string Partner)
{
    public static WorklistTable For(WorklistKind kind) => kind switch
    {
        WorklistKind.Incoming => new("referral", "to_ods", "incoming", "from_ods"),
        WorklistKind.Outgoing => new("referral", "from_ods", "outgoing", "to_ods"),
        _ => new("pathway", "ods", "open", "referred_from"),
    };
}
