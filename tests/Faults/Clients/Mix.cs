namespace InterTrust.Faults;

/// <summary>What the trusts' systems do, in parts of their sum.</summary>
internal sealed record Mix(int Send, int Repeat, int OtherBody, int Decide, int Ask, int WithdrawRace, int Read, int Poison)
{
    /// <summary>Half of the decisions are two clients racing for one referral.</summary>
    internal static readonly Mix OfProof =
        new(Send: 35, Repeat: 10, OtherBody: 3, Decide: 25, Ask: 5, WithdrawRace: 2, Read: 15, Poison: 5);

    /// <summary>Most of it can be said again and again of one referral; a hub that forgets what was said does it twice.</summary>
    internal static readonly Mix OfQuestions =
        new(Send: 15, Repeat: 10, OtherBody: 3, Decide: 5, Ask: 60, WithdrawRace: 0, Read: 5, Poison: 2);

    internal int Sum => Send + Repeat + OtherBody + Decide + Ask + WithdrawRace + Read + Poison;
}
