using System.Security.Claims;
using InterTrust.Http;
using InterTrust.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages;

/// <summary>The person chooses the trust that they act for.</summary>
public sealed class TrustModel(Hub hub) : PageModel
{
    public IReadOnlyList<(OdsCode Ods, string Name)> Mine { get; private set; } = [];

    public string Next { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync(string? next) => await Show(next) is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(string? trust, string? next)
    {
        if (await Show(next) is not { } person)
            return Redirect("/sign-in");
        if (Mine.FirstOrDefault(candidate => candidate.Ods.Value == trust).Ods is not { } chosen)
        {
            ModelState.AddModelError("trust", "Choose the trust that you act for.");
            return Page();
        }
        await Session.Choose(HttpContext, person, chosen);
        return LocalRedirect(Next);
    }

    private async Task<ClaimsPrincipal?> Show(string? next)
    {
        Next = ScreenRequest.Within(next);
        if ((await HttpContext.AuthenticateAsync(Screens.Scheme)).Principal is not { } person)
            return null;
        HttpContext.User = person;
        var trusts = new TrustNames((await hub.Directory(directory => directory.All())).Organisations);
        Mine = [.. Session.Trusts(person).Select(ods => (ods, trusts.Name(ods)))];
        return person;
    }
}
