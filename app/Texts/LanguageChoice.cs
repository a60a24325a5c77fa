using Microsoft.AspNetCore.Localization;

namespace Fachgruppe.Texts;

/// <summary>Reads the language somebody has chosen. The cookie is set on choosing only, so visitors get none unasked.</summary>
public sealed class LanguageChoice : RequestCultureProvider
{
    /// <summary>Holds nothing but <c>de</c> or <c>en</c>.</summary>
    public const string Cookie = "fachgruppe-lang";

    /// <inheritdoc/>
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var language = Language.Find(httpContext.Request.Cookies[Cookie]);
        return Task.FromResult(language is null ? null : new ProviderCultureResult(language.Culture.Name));
    }

    /// <summary>Remembers a choice for a year.</summary>
    public static void Remember(HttpContext context, Language language)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(language);
        context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }
}
