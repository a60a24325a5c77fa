using Fachgruppe.Platform;
using Fachgruppe.Platform.Http;

namespace Fachgruppe.Texts;

/// <summary>The texts and the switch between their languages.</summary>
public static class TextsSetup
{
    /// <summary>Registers the texts.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services) => services.AddSingleton<TextCatalog>();

    /// <summary>
    /// Maps <c>GET /sprache?auf=en&amp;zurueck=/tafeln</c>. A link instead of a form, because a form's token would
    /// need a cookie on every public page; all it can change is the reader's own language.
    /// </summary>
    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sprache", Switch).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Remembers a choice for a year, on choosing only, so that visitors get no cookie unasked.</summary>
    public static void Remember(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(language);
        context.Response.Cookies.Append(Languages.Cookie, language.Code, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    private static IResult Switch(HttpContext context, string? auf, string? zurueck)
    {
        if (Language.Find(auf) is { } language)
        {
            Remember(context, language);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(LocalUrl.OrHome(zurueck));
    }
}
