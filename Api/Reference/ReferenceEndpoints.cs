using InterTrust.Http;
using InterTrust.Identity;
using InterTrust.Json;
using InterTrust.Organisations;
using InterTrust.Pathways;
using InterTrust.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InterTrust.Reference;

/// <summary>Organisations and code lists over HTTP.</summary>
public static class ReferenceEndpoints
{
    public static void MapReference(this IEndpointRouteBuilder app)
    {
        var reference = app.MapGroup("/reference").WithTags("Reference");

        reference.MapGet("/organisations", Organisations)
            .Describe(
                "readOrganisations", "Read the directory",
                "Returns the organisations that the hub knows, with the services that receive referrals.");
        reference.MapPut("/organisations/{ods:ods}", Put)
            .RequireScope(Scopes.Admin)
            .ProducesProblems(Problems.NotFound)
            .Describe(
                "putOrganisation", "Add or replace an organisation",
                "The body is the whole organisation: what it leaves out is removed.");
        reference.MapGet("/codes", Lists)
            .Describe("readCodeLists", "Read the names of the code lists", "Returns the name of each list, as used in its URL.");
        reference.MapGet("/codes/{list}", Codes).ProducesProblems(Problems.NotFound)
            .Describe("readCodeList", "Read a code list", "Returns the codes with their labels, in display order.");
    }

    private static async Task<Results<OkWithETag<OrganisationList>, NotModified>> Organisations(IfNoneMatch ifNoneMatch, Hub hub)
    {
        var list = await hub.Directory(directory => directory.All());
        var tag = ETags.Create(list.Version);
        return ifNoneMatch.Matches(tag) ? new NotModified(tag) : new OkWithETag<OrganisationList>(list, tag);
    }

    private static async Task<OkWithETag<OrganisationList>> Put(OdsCode ods, Body<OrganisationRequest> body, Hub hub)
    {
        var list = await hub.Directory(directory => directory.Put(body.Value.ToOrganisation(ods)));
        return new(list, ETags.Create(list.Version));
    }

    private static OkWithETag<CodeListNames> Lists() =>
        new(new([.. CodeLists.All.Select(list => new CodeListName(list.Name, list.Title))]));

    private static Results<OkWithETag<CodeList>, NotModified, Problem> Codes(string list, IfNoneMatch ifNoneMatch) =>
        CodeLists.Find(list) is not { } found ? Problems.From(404)!
        : ifNoneMatch.Matches(found.ETag) ? new NotModified(found.ETag)
        : new OkWithETag<CodeList>(found, found.ETag);
}

/// <summary>An organisation to add or replace.</summary>
/// <param name="Name">ORGANISATION NAME.</param>
/// <param name="Role">Whether it refers patients or receives them.</param>
/// <param name="Services">The services that receive referrals.</param>
/// <param name="Limits">When a referral to or from it is overdue; the hub's defaults when absent.</param>
/// <param name="Site">The site whose silos host its grains while one of them runs; any silo when absent.</param>
/// <param name="Thresholds">How many days before its limit a clock needs planning and action; the hub's defaults when absent.</param>
public sealed record OrganisationRequest(
    [property: Text(100)] string Name,
    OrganisationRole Role,
    [property: Items(0, 100)] IReadOnlyList<ServiceRequest> Services,
    LimitsRequest? Limits = null,
    [property: Text(40)] string? Site = null,
    ThresholdsRequest? Thresholds = null) : IRequest<OrganisationRequest>
{
    internal Organisation ToOrganisation(OdsCode ods) => new(
        ods,
        Name,
        Role is OrganisationRole.Tertiary ? "tertiary" : "secondary",
        [.. Services.Select(service => new Service(service.Name, service.TumourGroup))],
        Limits is null
            ? new()
            : new(Limits.ReceiveWorkingDays, Limits.DecideWorkingDays, Limits.AnswerWorkingDays, Limits.Day38WarningDays),
        Site,
        Thresholds?.ToThresholds());
}

/// <summary>The thresholds of each clock; the hub's defaults for those that are absent.</summary>
public sealed record ThresholdsRequest(
    ThresholdRequest? Faster28 = null,
    ThresholdRequest? Handover38 = null,
    ThresholdRequest? After24 = null,
    ThresholdRequest? Treat31 = null,
    ThresholdRequest? Treat62 = null)
{
    internal ClockThresholds ToThresholds()
    {
        var own = new ClockThresholds();
        return new()
        {
            Faster28 = Faster28?.ToThreshold() ?? own.Faster28,
            Handover38 = Handover38?.ToThreshold() ?? own.Handover38,
            After24 = After24?.ToThreshold() ?? own.After24,
            Treat31 = Treat31?.ToThreshold() ?? own.Treat31,
            Treat62 = Treat62?.ToThreshold() ?? own.Treat62,
        };
    }
}

/// <summary>The number of days left at which a running clock needs planning and action.</summary>
/// <param name="PlanNow">With this many days left or fewer, the status is <c>planNow</c>.</param>
/// <param name="ActToday">With this many days left or fewer, the status is <c>actToday</c>.</param>
public sealed record ThresholdRequest([property: Number(0, 62)] int PlanNow, [property: Number(0, 62)] int ActToday)
{
    internal ClockThreshold ToThreshold() => new(PlanNow, ActToday);
}

/// <summary>The role of an organisation.</summary>
public enum OrganisationRole
{
    /// <summary>Refers patients on.</summary>
    Secondary,

    /// <summary>A centre to which patients are referred.</summary>
    Tertiary,
}

/// <summary>A service, usually an MDT, that receives referrals.</summary>
/// <param name="Name">For example <c>Lung MDT</c>.</param>
/// <param name="TumourGroup">A code of the list tumourGroup.</param>
public sealed record ServiceRequest([property: Text(100)] string Name, [property: Code("tumourGroup")] string TumourGroup);

/// <summary>When a referral is overdue, in days.</summary>
public sealed record LimitsRequest(
    [property: Number(1, 30)] int ReceiveWorkingDays,
    [property: Number(1, 30)] int DecideWorkingDays,
    [property: Number(1, 30)] int AnswerWorkingDays,
    [property: Number(0, 37)] int Day38WarningDays);

/// <summary>The names of all code lists.</summary>
public sealed record CodeListNames(IReadOnlyList<CodeListName> Lists);

/// <summary>The name of a code list.</summary>
/// <param name="List">The name in the URL.</param>
/// <param name="Title">The title, for people.</param>
public sealed record CodeListName(string List, string Title);
