using InterTrust.Identity;
using InterTrust.Security;
using InterTrust.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InterTrust.Pages;

/// <summary>Sign-in: through the trust's own issuer or, in a demonstration, as one of the personas.</summary>
public sealed class SignInModel(HubOptions hub, Hub actors, TimeProvider time, IEnumerable<Persona> personas) : PageModel
{
    private TrustNames trusts = null!;

    public bool IsDemo => hub.IsDemo;

    public IEnumerable<Persona> Personas => personas;

    public string Next { get; private set; } = "/";

    public bool SignedOut { get; private set; }

    public string NameOf(OdsCode ods) => trusts.Name(ods);

    public async Task OnGetAsync(string? next, bool signedOut) => await Show(next, signedOut);

    public async Task<IActionResult> OnPostAsync(string? persona, string? next)
    {
        if (!IsDemo)
            return NotFound();
        if (personas.FirstOrDefault(candidate => candidate.Id == persona) is not { } chosen)
        {
            ModelState.AddModelError("", "Choose who you want to be.");
            await Show(next, false);
            return Page();
        }
        await HttpContext.SignInAsync(
            Screens.Scheme,
            Session.CreatePrincipal(chosen.Id, chosen.Name, [chosen.Ods], chosen.Ods, time.GetUtcNow().ToUnixTimeSeconds()));
        return LocalRedirect(ScreenRequest.Within(next));
    }

    private async Task Show(string? next, bool signedOut)
    {
        (Next, SignedOut) = (ScreenRequest.Within(next), signedOut);
        trusts = new((await actors.Directory(directory => directory.All())).Organisations);
    }
}
