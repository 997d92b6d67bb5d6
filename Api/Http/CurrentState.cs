using InterTrust.Pathways;
using InterTrust.Referrals;

namespace InterTrust.Http;

/// <summary>The current state, in a refusal. It contains nothing about the patient, because problems end up in logs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Its status.</param>
/// <param name="Version">Its version; it is the ETag.</param>
/// <param name="WaitsFor">What it is waiting for, and whose turn it is.</param>
/// <param name="Actions">The commands that the caller may give now.</param>
public sealed record CurrentState(string Id, string Status, int Version, WaitsFor? WaitsFor, IReadOnlyList<ReferralAction>? Actions)
{
    public static CurrentState? From(ReferralView? referral) => referral is null
        ? null
        : new(referral.Id.Value, HubJson.NameOf(referral.Status), referral.Version, referral.WaitsFor, ReferralAction.For(referral));

    public static CurrentState? From(PathwayView? pathway) =>
        pathway is null ? null : new(pathway.Id.Value, HubJson.NameOf(pathway.Status), pathway.Version, null, null);
}
