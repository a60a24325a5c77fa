using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Consents;
using Fachgruppe.Identity.Documents;
using Fachgruppe.Identity.Keys;
using Fachgruppe.Identity.Protocol;
using Fachgruppe.Platform.Privacy;
using Hangfire;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Identity;

/// <summary>The OpenID Connect provider for the group's other tools. With <c>Identity:Embedded=false</c> nothing of it exists.</summary>
public static class IdentitySetup
{
    /// <summary>Adds the services.</summary>
    public static void AddIdentityProvider(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var provider = EmbeddedProvider.From(builder.Configuration);
        builder.Services.AddSingleton(provider);
        if (!provider.IsOn)
        {
            builder.Services.PostConfigure<RazorPagesOptions>(pages =>
                pages.Conventions.AddFolderRouteModelConvention("/Identity/Pages", page => page.Selectors.Clear()));
            return;
        }

        builder.AddOpenIddict(provider);
        // It tells every request, and requests are about people.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddKeys();
        builder.Services.AddSingleton<DocumentTable>().AddSingleton<Families>().AddSingleton<ClientLog>().AddSingleton<KeyRing>().AddSingleton<NewRsa>(IdentityKey.MakeRsa);
        builder.Services.AddSingleton<ConsentStore>().AddSingleton<ClientList>().AddScoped<ClientRules>().AddScoped<DocumentPruning>();
        builder.Services.AddSingleton<IBearerTokens, IssuedAccess>();
        builder.Services.AddSingleton<IPersonalRecords>(services => services.GetRequiredService<ConsentStore>());
    }

    /// <summary>Stands before authentication, so that the protocol sees the configured address.</summary>
    public static void UseIdentityProvider(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var provider = app.Services.GetRequiredService<EmbeddedProvider>();
        if (provider.IsOn)
        {
            app.UseProviderAddress(provider);
        }
    }

    /// <summary>Makes the first keys, and forgets what has ended every hour.</summary>
    public static async Task PrepareIdentityAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<EmbeddedProvider>().IsOn)
        {
            await app.Services.GetRequiredService<KeyRing>().RefreshAsync(cancel);
            app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<DocumentPruning>("identity-prune", job => job.RunAsync(), Cron.Hourly);
        }
    }
}
