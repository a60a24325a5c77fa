using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>The session cookie of the contract.</summary>
internal static class SessionCookie
{
    /// <summary><c>__Host-fachgruppe</c> with Secure; over http in Development, where browsers drop that name, <c>fachgruppe</c>.</summary>
    public static string Name(bool secure) => secure ? "__Host-fachgruppe" : "fachgruppe";

    /// <summary>Plain http is for Development alone.</summary>
    public static bool IsSecure(IConfiguration configuration, IHostEnvironment environment) =>
        !environment.IsDevelopment() || configuration["App:PublicUrl"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public static void Configure(CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = Name(secure);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = SessionStore.Life;
        options.SlidingExpiration = false;
        options.LoginPath = "/anmelden";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    // Pages answer 404 for what a visitor may not see; only programs are told to authenticate.
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs"))
        {
            context.Response.StatusCode = status;
        }
        else if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Task.CompletedTask;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<Access>();
        if (context.Principal is null || await access.ViewerAsync(context.Principal, context.HttpContext.RequestAborted) is not { IsSignedIn: true })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Principals.SessionScheme);
        }
    }
}
