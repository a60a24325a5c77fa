using Fachgruppe.Platform;
using Microsoft.AspNetCore.Localization;

namespace Fachgruppe.Texts;

/// <summary>German and English: the chosen language, else the browser's, else German.</summary>
public static class TextsSetup
{
    /// <summary>Registers the texts and how a request finds its language.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddSingleton<TextCatalog>();
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.German.Culture);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(language => language.Culture)];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new LanguageChoice(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    /// <summary>
    /// Maps <c>GET /sprache?auf=en&amp;zurueck=/tafeln</c>. A link instead of a form, because a form's token would
    /// need a cookie on every public page; all it can change is the reader's own language.
    /// </summary>
    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/sprache", Switch).AllowAnonymous().ExcludeFromDescription();

    private static IResult Switch(HttpContext context, string? auf, string? zurueck)
    {
        if (Language.Find(auf) is { } language)
        {
            LanguageChoice.Remember(context, language);
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(LocalUrl.OrHome(zurueck));
    }
}
