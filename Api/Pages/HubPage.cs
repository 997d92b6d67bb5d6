using InterTrust.Http;
using InterTrust.Security;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages;

/// <summary>A page of a signed-in person, with the way to the actors.</summary>
public abstract class HubPage : PageModel
{
    public Caller Caller { get; private set; } = null!;

    public TrustNames Trusts { get; private set; } = null!;

    public DateOnly Today => Http.Today.Of(Time);

    protected Hub Hub => HttpContext.RequestServices.GetRequiredService<Hub>();

    protected TimeProvider Time => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Caller = await Caller.BindAsync(HttpContext);
        Trusts = new((await Hub.Directory(directory => directory.All())).Organisations);
        ViewData["Trust"] = Trusts.Name(Caller.Ods);
        await next();
    }

    /// <summary>Ends the request as the API would, in words: there is no such thing, or it is not this trust's.</summary>
    protected static NotUnderstoodException NotHere() => new(Problems.Of(StatusCodes.Status404NotFound)!);
}
