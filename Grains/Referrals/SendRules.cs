using System.Security.Cryptography;
using InterTrust.DataSet;
using InterTrust.Identity;
using InterTrust.Pathways;
using static InterTrust.Decision<InterTrust.Referrals.ReferralEvent>;

namespace InterTrust.Referrals;

/// <summary>The rules of Send: a valid data set, a possible receiver, and a predecessor that the sender sent.</summary>
internal static class SendRules
{
    private const int MostTransfers = 10;
    private const int MostTransfersOfATrust = 2;

    internal static Decision<ReferralEvent> Decide(ReferralId id, Send send, OdsCode from, ReferralContext context)
    {
        var (findings, assessment, document) = Assess(send.DataSet, from, null, context);
        var transfers = context.Predecessor?.Transfers ?? context.Onward?.Transfers ?? [];
        if (CheckReceiver(send.To, from, null, transfers, context) is { } unreachable)
            findings.InsertRange(0, unreachable.Findings);
        if (send.Replaces is not null && CheckPredecessor(context.Predecessor, document) is { } predecessor)
            findings.Add(predecessor);
        if (send.OnwardFrom is not null && send.Replaces is null && CheckOnward(context.Onward, document) is { } onward)
            findings.Add(onward);
        if (assessment is null || document is null || findings.Count > 0)
            return new Refuse(RefuseFindings(findings));

        return Referral.Apply(new ReferralSent
        {
            Id = id,
            From = from,
            To = send.To,
            Assessment = assessment,
            DataSet = document,
            Fingerprint = Fingerprint(send),
            ReceivedDate = context.Predecessor?.ReceivedDate ?? context.Today,
            Transfers = [.. transfers, new(from, send.To, context.Today)],
            ClientReference = send.ClientReference,
            Replaces = send.Replaces,
            AdditionalReason = send.AdditionalReason,
            OnwardFrom = send.OnwardFrom,
        });
    }

    /// <summary>Validates as <see cref="Send"/> would, and returns every finding.</summary>
    internal static DataSetFindings Validate(Send send, OdsCode from, ReferralContext context)
    {
        var (findings, assessment, _) = Assess(send.DataSet, from, null, context);
        if (CheckReceiver(send.To, from, null, [], context) is { } unreachable)
            findings.InsertRange(0, unreachable.Findings);
        return new(findings, assessment?.Completeness, assessment?.Cwt, assessment?.Warnings ?? []);
    }

    /// <summary>The data set was valid when it was sent; it is not validated again.</summary>
    internal static Decision<ReferralEvent> Decide(ReferralId id, SendRedirected redirected, ReferralContext context)
    {
        return Referral.Apply(new ReferralSent
        {
            Id = id,
            From = redirected.From,
            To = redirected.To,
            Assessment = redirected.Assessment,
            DataSet = new EnfDocument(redirected.DataSet),
            Fingerprint = "",
            ReceivedDate = redirected.ReceivedDate,
            Transfers = [.. redirected.Transfers, new(redirected.From, redirected.To, context.Today)],
            ClientReference = redirected.ClientReference,
            Replaces = redirected.Redirected,
        });
    }

    /// <summary>The referral at the third trust: the new one, or the open one that the trust already has.</summary>
    internal static ReferralId RedirectedTo(CommandResult<ReferralView> result, ReferralId sent) =>
        result is Refused<ReferralView> { Refusal: { Code: RefusalCode.OpenReferralExists, Choices: [{ Id: { } open }, ..] } }
            ? ReferralId.Parse(open, null)
            : sent;

    internal static Decision<ReferralEvent> DecideRepeat(ReferralData data, Send send) =>
        data.Fingerprint == Fingerprint(send) ? Referral.Unchanged() : new Refuse(Refusals.KeyReused);

    /// <summary>Validates a new data set for an existing referral.</summary>
    internal static (Refusal? Refusal, DataSetAssessment? Assessment, EnfDocument? Document) AssessAmended(
        ReferralData data, byte[] json, ReferralContext context)
    {
        var (findings, assessment, document) = Assess(json, data.From, data.Assessment.Completeness.CompleteSince, context);
        return findings.Count == 0 ? (null, assessment, document) : (RefuseFindings(findings), null, null);
    }

    /// <summary>
    /// Refuses a receiver that is not in the directory, is one of the two trusts, or would make the chain of transfers too long.
    /// </summary>
    internal static Refusal? CheckReceiver(
        OdsCode to, OdsCode from, OdsCode? redirecting, IReadOnlyList<Transfer> transfers, ReferralContext context)
    {
        if (!context.Directory.Contains(to))
            return Refusal.Invalid("/to", RefusalCode.UnknownOrganisation, "The hub's directory does not hold this organisation. "
                + "GET /api/v1/reference/organisations lists those it holds.");
        if (to == from || to == redirecting)
            return Refusal.Invalid("/to", RefusalCode.ValidationFailed, "A referral goes to another trust than the one it comes from.");
        if (transfers.Count >= MostTransfers || transfers.Count(t => t.To == to) >= MostTransfersOfATrust)
            return Refusal.Invalid("/to", RefusalCode.ValidationFailed, "A pathway has at most 10 transfers, and a trust receives "
                + "it at most twice. Speak to the trust that has the patient now.");
        return null;
    }

    internal static Refusal RefuseFindings(IReadOnlyList<Finding> findings)
    {
        var code = findings.Select(f => f.Code).Distinct().Count() == 1 ? findings[0].Code : RefusalCode.ValidationFailed;
        var detail = findings.Count == 1
            ? findings[0].Detail
            : $"{findings.Count} things need mending; 'errors' names each with its place.";
        return new(code, detail, findings, []);
    }

    private static (List<Finding> Findings, DataSetAssessment? Assessment, EnfDocument? Document) Assess(
        byte[] json, OdsCode from, DateOnly? completeSince, ReferralContext context)
    {
        var read = DataSetValidation.Read(
            json, new(from, context.Today, context.TestNumbersOnly, completeSince));
        return read is { Document: { } document, Dates: { } dates, Completeness: { } completeness, Cwt: { } cwt }
            ? ([.. read.Refused], new(document.Value.TumourGroup, dates, completeness, cwt, read.Warnings), document)
            : ([.. read.Refused], null, null);
    }

    private static Finding? CheckPredecessor(ReferralView? predecessor, EnfDocument? document) => predecessor switch
    {
        null =>
            new("/replaces", RefusalCode.ValidationFailed, "You have sent no referral with this id. Leave 'replaces' out, or name "
                + "the referral that was rejected or withdrawn."),
        { Status: not (ReferralStatus.Rejected or ReferralStatus.Withdrawn) } =>
            new("/replaces", RefusalCode.ValidationFailed, "Only a rejected or withdrawn referral can be sent again. Amend the one "
                + "that is open."),
        _ when document is not null
            && new EnfDocument(predecessor.Dataset.Utf8).Value.Patient.NhsNumber != document.Value.Patient.NhsNumber =>
            new("/replaces", RefusalCode.ValidationFailed, "That referral is for another patient. Check the id."),
        _ => null,
    };

    private static Finding? CheckOnward(OnwardReferral? onward, EnfDocument? document) =>
        onward is null ? new("/onwardFrom", RefusalCode.ValidationFailed, "You track no pathway with this id. Leave 'onwardFrom' "
            + "out, or name the pathway from which the patient goes on.")
        : document is not null && new EnfDocument(onward.Dataset.Utf8).Value.Patient.NhsNumber != document.Value.Patient.NhsNumber
            ? new("/onwardFrom", RefusalCode.ValidationFailed, "That pathway is another patient's. Check the id.")
        : null;

    private static string Fingerprint(Send send)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string?[])[send.To.Value, send.ClientReference, send.Replaces?.Value, send.AdditionalReason])
            hash.AppendData([.. System.Text.Encoding.UTF8.GetBytes(part ?? ""), 0]);
        if (send.OnwardFrom is { } onward)
            hash.AppendData([.. System.Text.Encoding.UTF8.GetBytes(onward.Value), 0]);
        hash.AppendData(send.DataSet);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
