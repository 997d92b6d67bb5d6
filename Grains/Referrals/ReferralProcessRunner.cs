using InterTrust.Identity;
using InterTrust.Pathways;

namespace InterTrust.Referrals;

/// <summary>Runs the steps of <see cref="ReferralProcess"/>: calls the other grain and returns the command that records the step.</summary>
internal sealed class ReferralProcessRunner(IGrainFactory grains, IPatientKeys patients)
{
    /// <returns>The command that records the step, and its id, by which a repeat is recognised.</returns>
    internal Task<(HubCommand Command, string CommandId)> Run(ReferralStep step) => step switch
    {
        ReferralStep.DetachPathway detach => DetachPathway(detach.Data, detach.Detachment),
        ReferralStep.AssignPathway assign => AssignPathway(assign.State),
        ReferralStep.RecordOnwardTransfer onward => RecordOnwardTransfer(onward.State, onward.Pathway),
        ReferralStep.ForwardReferral forward => ForwardReferral(forward.State),
        _ => throw new InvalidOperationException($"No call for {step.GetType().Name}."),
    };

    private async Task<(HubCommand, string)> DetachPathway(ReferralData data, PathwayDetachment detachment)
    {
        await Execute(detachment.Pathway, new RemoveReferral(data.Id, detachment.Reason), data.To, $"dismiss-{data.Id}-{data.Attempt}");
        if (data.OnwardFrom is { } before)
            await Execute(before, new CancelOnwardTransfer(data.Id, detachment.Reason), data.From, $"back-{data.Id}-{data.Attempt}");
        return (new RecordPathwayDetached(detachment.Pathway), $"cleared-{data.Attempt}");
    }

    private async Task<(HubCommand, string)> AssignPathway(Referral.Accepted state)
    {
        var (data, plan) = (state.Data, state.Acceptance.Plan);
        var patient = grains.GetGrain<IPatientGrain>(patients.KeyOf(data.To, data.DataSet.Value.Patient.NhsNumber));
        var link = await patient.AssignPathway(AcceptedReferrals.From(data, state.Acceptance), plan.Join);
        return (new RecordPathway(plan.ResolveLink(link)), $"pathway-{data.Attempt}");
    }

    private async Task<(HubCommand, string)> RecordOnwardTransfer(Referral.OnPathway state, PathwayId before)
    {
        var data = state.Data;
        await Execute(
            before, new RecordOnwardTransfer(ReferralClinicalEvents.OnwardTransfer(state)), data.From, $"onward-{data.Id}-{data.Attempt}");
        return (new ConfirmOnwardTransfer(), $"onward-{data.Attempt}");
    }

    private async Task<(HubCommand, string)> ForwardReferral(Referral.Redirected state)
    {
        var (data, third) = (state.Data, state.Redirection);
        var send = new SendRedirected(
            data.From, third.Ods, data.DataSet.Json, data.ClientReference, data.Id, data.ReceivedDate, data.Transfers, data.Assessment);
        var result = await grains.GetGrain<IReferralGrain>(third.Id.Value).Execute(send, ReferralGrain.OwnContext("arrive"));
        return (new RecordRedirection(SendRules.RedirectedTo(result, third.Id)), "arrived");
    }

    private Task<CommandResult<PathwayView>> Execute(PathwayId pathway, PathwayCommand command, OdsCode trust, string commandId) =>
        grains.GetGrain<IPathwayGrain>(pathway.Value).Execute(command, new(new(trust, Author.Hub.Actor), commandId));
}
