using System.IO.Compression;
using System.Net.Mime;
using System.Text.Unicode;
using InterTrust.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace InterTrust.Pages;

/// <summary>The screens: pages for people, in the same host as the API and through the same grains.</summary>
public static class Screens
{
    /// <summary>The scheme of people's sessions.</summary>
    public const string Scheme = "person";

    /// <summary>The claim for each trust that the person may act for; the claim <c>ods</c> is the chosen one.</summary>
    public const string Trusts = "trusts";

    /// <summary>The claim that says when the person signed in, in seconds since 1970.</summary>
    public const string SignedInAt = "signed_in_at";

    private const string OutsideScheme = "issuer";

    public static void AddScreens(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(settings.Hub);
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/", Scheme);
            pages.Conventions.AllowAnonymousToPage("/SignIn");
            pages.Conventions.AllowAnonymousToPage("/Trust");
        });
        services.Configure<MvcOptions>(mvc => mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor(
            (_, name) => $"{name} is not what it takes."));
        services.AddAuthorizationBuilder().AddPolicy(
            Scheme, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser().RequireClaim("ods"));
        services.AddDataProtection()
            .SetApplicationName("InterTrust")
            .PersistKeysToFileSystem(new(settings.KeyFolder));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery => ConfigureCookie(antiforgery.Cookie, "form", settings));
        services.AddResponseCompression(Compress);
        // The fastest level makes a first visit half as large again, and a browser fetches these files once.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        var sessions = services.AddAuthentication().AddCookie(Scheme, cookies => ConfigureSession(cookies, settings));
        if (!settings.Hub.IsDemo)
            sessions.AddOpenIdConnect(OutsideScheme, issuer => ConfigureIssuer(issuer, settings));
    }

    /// <summary>Middleware for pages only: static files, compression and caching.</summary>
    public static void UseScreens(this IApplicationBuilder app) => app.UseWhen(ScreenRequest.IsOne, branch =>
    {
        branch.UseResponseCompression();
        branch.UseStaticFiles(new StaticFileOptions
        {
            // Cached permanently only under an address that changes with the content.
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") || file.File.Name.Contains(".min.", StringComparison.Ordinal)
                    ? "public, max-age=31536000, immutable"
                    : "public, max-age=600",
        });
    });

    public static void MapScreens(this IEndpointRouteBuilder app, Settings settings)
    {
        app.MapRazorPages();
        app.MapPost("/sign-out", (Delegate)SignOut).ExcludeFromDescription();
        if (!settings.Hub.IsDemo)
            app.MapGet("/sign-in/issuer", static (string? next) => TypedResults.Challenge(
                new() { RedirectUri = ScreenRequest.Within(next) }, [OutsideScheme])).ExcludeFromDescription();
    }

    /// <summary>After the end of a session no antiforgery token fits, and the person is signed out already.</summary>
    private static async Task<IResult> SignOut(HttpContext context, IAntiforgery antiforgery)
    {
        if (await context.AuthenticateAsync(Scheme) is { Principal: { } person })
        {
            context.User = person;
            if (!await antiforgery.IsRequestValidAsync(context))
                return TypedResults.BadRequest();
        }
        await context.SignOutAsync(Scheme);
        return TypedResults.Redirect("/sign-in?signedOut=true");
    }

    private static void ConfigureSession(CookieAuthenticationOptions cookies, Settings settings)
    {
        ConfigureCookie(cookies.Cookie, "session", settings);
        (cookies.LoginPath, cookies.AccessDeniedPath, cookies.ReturnUrlParameter) = ("/sign-in", "/trust", "next");
        cookies.ExpireTimeSpan = TimeSpan.FromMinutes(settings.Screens.IdleMinutes);
        cookies.SlidingExpiration = true;
        cookies.Events.OnValidatePrincipal = async session =>
        {
            var now = session.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
            if (long.TryParse(session.Principal?.FindFirst(SignedInAt)?.Value, out var at)
                && now - at < settings.Screens.LongestHours * 3600L)
                return;
            session.RejectPrincipal();
            await session.HttpContext.SignOutAsync(Scheme);
        };
    }

    private static void ConfigureIssuer(OpenIdConnectOptions issuer, Settings settings)
    {
        (issuer.Authority, issuer.ClientId, issuer.ClientSecret) =
            (settings.Authentication.Authority, settings.Screens.ClientId, settings.Screens.ClientSecret);
        if (settings.Authentication.MetadataAddress is { } metadata)
            issuer.MetadataAddress = metadata;
        (issuer.SignInScheme, issuer.ResponseType, issuer.ResponseMode, issuer.UsePkce, issuer.MapInboundClaims) =
            (Scheme, "code", "query", true, false);
        (issuer.GetClaimsFromUserInfoEndpoint, issuer.SaveTokens) = (true, false);
        ConfigureCookie(issuer.CorrelationCookie, "correlation", settings);
        ConfigureCookie(issuer.NonceCookie, "nonce", settings);
        issuer.Events.OnTicketReceived = static ticket =>
        {
            var now = ticket.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
            ticket.Principal = Session.CreatePrincipal(ticket.Principal!, now);
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// A cookie for this host only. Browsers accept the <c>__Host-</c> prefix only with HTTPS, which a demonstration on plain HTTP lacks.
    /// </summary>
    private static void ConfigureCookie(CookieBuilder cookie, string name, Settings settings)
    {
        var secure = !settings.Hub.IsDemo
            || (settings.Addresses is [_, ..]
                && settings.Addresses.All(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
        cookie.Name = secure ? $"__Host-intertrust-{name}" : $"intertrust-{name}";
        (cookie.HttpOnly, cookie.Path, cookie.IsEssential) = (true, "/", true);
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static void Compress(ResponseCompressionOptions compression)
    {
        // The only secret of a page is its antiforgery token, which is masked differently in each response, so BREACH does not apply.
        compression.EnableForHttps = true;
        compression.MimeTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Text.Css, MediaTypeNames.Text.JavaScript, "image/svg+xml"];
    }
}
