using System.Text;
using InterTrust.Referrals;

namespace InterTrust.Faults;

/// <summary>What is sent, cut to pieces beforehand so that making one is copying bytes. Every patient is a canary.</summary>
internal static class Bodies
{
    internal const string RejectionReason = "outOfArea";
    internal const string WithdrawalReason = "patientDeclined";
    internal const string Explanation = "Sent by the fault programme.";

    /// <summary>Stands before the codes of the only two trusts that may ever see it; and in no log whatever.</summary>
    internal const string Canary = "Canary-";

    internal const string GivenName = "Zephyrine";

    private const string FamilyMark = "@family@";
    private const string NumberMark = "@number@";
    private const string TrustMark = "@trust@";

    private static readonly string[] DataSet = Pieces();

    internal static byte[] Receive => "{}"u8.ToArray();

    internal static byte[] Reject { get; } =
        Encoding.UTF8.GetBytes($$"""{"reasonCode":"{{RejectionReason}}","explanation":"{{Explanation}}"}""");

    internal static byte[] Withdraw { get; } =
        Encoding.UTF8.GetBytes($$"""{"reasonCode":"{{WithdrawalReason}}","explanation":"{{Explanation}}"}""");

    /// <summary>Each is asked in words of its own, so that one that was asked twice can be seen.</summary>
    internal static string Question(Story story, Operation operation) => $"Question {operation.Number} of {story.Key}?";

    internal static byte[] Ask(Story story, Operation operation) =>
        Encoding.UTF8.GetBytes($$"""{"items":[{"question":"{{Question(story, operation)}}"}]}""");

    internal static byte[] Answer(int item) => Encoding.UTF8.GetBytes($$"""{"answers":[{"item":{{item}},"text":"{{Explanation}}"}]}""");

    internal static byte[] Send(Story story, int variant)
    {
        var additional = story.Additional ? $$""","additional":{"reason":"{{Explanation}}"}""" : "";
        return Encoding.UTF8.GetBytes(
            $$"""{"to":"{{Trusts.Codes[story.To]}}","clientReference":"{{Reference(story, variant)}}"{{additional}},"dataset":"""
            + $$"""{{DataSetOf(story)}}}""");
    }

    internal static Send Command(Story story, int variant) => new(
        Trusts.Codes[story.To],
        Encoding.UTF8.GetBytes(DataSetOf(story)),
        Reference(story, variant),
        null,
        story.Additional ? Explanation : null);

    /// <summary>A canary of other trusts in what this one was shown.</summary>
    internal static bool Betrays(ReadOnlySpan<byte> shown, int trust)
    {
        Span<byte> own = stackalloc byte[3];
        Encoding.ASCII.GetBytes(Trusts.Codes[trust].Value, own);
        for (int at; (at = shown.IndexOf("Canary-"u8)) >= 0;)
        {
            shown = shown[(at + Canary.Length)..];
            if (shown.Length < 6 || (!shown[..3].SequenceEqual(own) && !shown[3..6].SequenceEqual(own)))
                return true;
        }
        return false;
    }

    private static string Reference(Story story, int variant) => variant == 0 ? story.Key : $"{story.Key}-other-{variant}";

    private static string DataSetOf(Story story)
    {
        var text = new StringBuilder(4096);
        foreach (var piece in DataSet)
            text.Append(piece switch
            {
                FamilyMark => $"{Canary}{Trusts.Codes[story.From]}{Trusts.Codes[story.To]}",
                NumberMark => story.NhsNumber,
                TrustMark => Trusts.Codes[story.From].Value,
                _ => piece,
            });
        return $"{text}";
    }

    /// <summary>The sample, with marks where stories differ, and dated so that no limit runs out during a run.</summary>
    private static string[] Pieces()
    {
        var data = ReferralBodies.Referral(new(NumberMark, FamilyMark, GivenName, "1980-11-30"))["dataset"]!;
        var text = data.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        text = text.Replace("\"RFF", $"\"{TrustMark}", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Split(text, $"({FamilyMark}|{NumberMark}|{TrustMark})");
    }
}
