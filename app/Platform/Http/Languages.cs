using Microsoft.AspNetCore.Localization;

namespace Fachgruppe.Platform.Http;

/// <summary>German first, English in full: the person's choice, then the browser's wish, then German.</summary>
public static class Languages
{
    /// <summary>The cookie that remembers a choice; it is set only when somebody chooses.</summary>
    public const string Cookie = "fachgruppe-lang";

    /// <summary>The query of a link that shows one page in another language and remembers nothing.</summary>
    public const string Query = "sprache";

    /// <summary>The languages of the platform, the first is the fallback.</summary>
    public static readonly IReadOnlyList<string> All = ["de", "en"];

    /// <summary>Chooses the language of each request.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture(All[0])
            .AddSupportedCultures([.. All])
            .AddSupportedUICultures([.. All]);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context.Request.Query[Query]))),
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context.Request.Cookies[Cookie]))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
        app.UseRequestLocalization(options);
    }

    private static ProviderCultureResult? Chosen(string? language) =>
        language is not null && All.Contains(language) ? new ProviderCultureResult(language) : null;
}
