using InterTrust.Calendar;
using InterTrust.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages;

/// <summary>A page of a signed-in person, with the way to the actors.</summary>
public abstract class HubPage : PageModel
{
    public Caller Caller { get; private set; } = null!;

    public TrustNames Trusts { get; private set; } = null!;

    public DateOnly Today => LondonTime.Today(Time);

    protected Hub Hub => HttpContext.RequestServices.GetRequiredService<Hub>();

    protected TimeProvider Time => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Request.HasFormContentType && Request.Form.FirstOrDefault(field => !IsPlainText(field.Value.ToString())).Key is { } name)
            throw Parameter.Invalid(name, "holds characters that nobody types");
        Caller = await Caller.BindAsync(HttpContext);
        Trusts = new((await Hub.Directory(directory => directory.All())).Organisations);
        ViewData["Trust"] = Trusts.Name(Caller.Ods);
        await next();
    }

    /// <summary>No control characters but tabs and the ends of lines, as the API; a NUL does not come so far.</summary>
    private static bool IsPlainText(string text) => !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    /// <summary>Ends the request as the API would, in words: there is no such thing, or it is not this trust's.</summary>
    protected static BadRequestException PageNotFound() => new(Problems.From(StatusCodes.Status404NotFound)!);
}
