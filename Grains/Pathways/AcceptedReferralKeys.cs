using InterTrust.Identity;

namespace InterTrust.Pathways;

/// <summary>The ids by which a repeat of an acceptance is recognised.</summary>
internal static class AcceptedReferralKeys
{
    extension(AcceptedReferral accepted)
    {
        /// <summary>The pathway that the referral creates where there is none to join; a retry creates the same one.</summary>
        internal PathwayId OwnPathway => PathwayId.For(accepted.Receiver, accepted.Referral.Referral, accepted.Attempt);

        /// <summary>The author and the command id with which the referral is added: a repeat is recognised.</summary>
        internal CommandContext Context => new(
            new(accepted.Receiver, Author.Hub.Actor), $"admit-{accepted.Referral.Referral}-{accepted.Attempt}");
    }
}
