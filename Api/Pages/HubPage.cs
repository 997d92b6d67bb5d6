using InterTrust.Calendar;
using InterTrust.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages;

/// <summary>A page for a signed-in person, with access to the grains.</summary>
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

    protected static string? TrimToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>An owner as typed; null for nobody.</summary>
    protected static string? ReadOwner(string? typed) =>
        TrimToNull(typed) switch { { Length: > 100 } => throw InvalidOwner(), var owner => owner };

    protected static ProblemException InvalidOwner() => Parameter.Invalid("owner", "is at most 100 characters");

    /// <summary>A form sends its command's id, so that a repeated click is one command.</summary>
    protected CommandContext Context(string? commandId) => new(Caller.Author, commandId ?? $"{Guid.CreateVersion7()}");

    protected async Task<IActionResult> Redirect<T>(Task<CommandResult<T>> command, string done, string refused) where T : class =>
        await command switch
        {
            Refused<T> { Refusal.Code: RefusalCode.NotFound } => throw PageNotFound(),
            Refused<T> => Redirect(refused),
            _ => Redirect(done),
        };

    /// <summary>No control characters except tabs and line breaks, as in the API; the server rejects a NUL before.</summary>
    private static bool IsPlainText(string text) => !text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));

    /// <summary>Ends the request as the API does: it does not exist, or this trust may not see it.</summary>
    protected static ProblemException PageNotFound() => new(Problems.From(StatusCodes.Status404NotFound)!);
}
