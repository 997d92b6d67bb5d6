using InterTrust.Worklists;

namespace InterTrust.Database;

/// <summary>The table that holds the rows of a worklist.</summary>
/// <param name="Name">The table.</param>
/// <param name="Owner">The column with the trust whose worklist it is.</param>
/// <param name="Flag">The column that is true while a row is on the list.</param>
/// <param name="Partner">The column with the other trust.</param>
internal sealed record WorklistTable(string Name, string Owner, string Flag, string Partner)
{
    public static WorklistTable For(WorklistKind kind) => kind switch
    {
        WorklistKind.Incoming => new("referral", "to_ods", "incoming", "from_ods"),
        WorklistKind.Outgoing => new("referral", "from_ods", "outgoing", "to_ods"),
        _ => new("pathway", "ods", "open", "referred_from"),
    };
}
