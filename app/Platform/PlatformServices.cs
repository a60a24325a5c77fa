using System.Text.Json;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Http;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Platform;

/// <summary>What every feature stands on.</summary>
public static class PlatformServices
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Adds data, clock, rights, failures and languages.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var data = DataDirectory.From(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LocalTime>();
        builder.Services.AddSingleton(DatabaseOptions.From(builder.Configuration, data));
        builder.Services.AddSingleton<Database.Database>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton<RightsVersion>();
        builder.Services.AddSingleton<ViewerStore>();
        builder.Services.AddSingleton<AuditLog>().AddSingleton<LogReader>();
        builder.Services.AddSingleton<IPersonalRecords>(services => services.GetRequiredService<LogReader>());
        builder.Services.AddSingleton(PublicUrl.From(builder.Configuration));
        builder.Services.AddOutbox();
        builder.AddMail();
        builder.Services.AddFailures();
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        builder.Services.AddCompression();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (builder.Environment.IsProduction())
        {
            builder.Logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);
        }
    }
}
