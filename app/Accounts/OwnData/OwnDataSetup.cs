using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;
using Hangfire;

namespace Fachgruppe.Accounts.OwnData;

/// <summary>What people do with their data themselves: take it along, and erase it.</summary>
public static class OwnDataSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddOwnData(this IServiceCollection services)
    {
        services.AddSingleton<DataExportFolder>().AddSingleton<DataExportStore>().AddSingleton<ReadableExport>();
        services.AddSingleton<IPersonalRecords>(provider => provider.GetRequiredService<DataExportStore>());
        services.AddScoped<DataExportJob>().AddScoped<PersonalCounts>().AddScoped<AccountErasure>();
    }

    /// <summary>Maps the download, and how far it is: asking for either changes nothing.</summary>
    public static void MapOwnData(this IEndpointRouteBuilder routes)
    {
        // Somebody else's file, an old one and one that never was are the same for whoever asks, signed in or not.
        routes.MapGet("/konto/daten/{id}.zip", DownloadAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/konto/daten/stand.json", ProgressAsync).RequireAuthorization().ExcludeFromDescription();
    }

    /// <summary>Takes up what a server that died had begun, and deletes old files every hour.</summary>
    public static async Task PrepareOwnDataAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetRequiredService<Database>().IsSqlite)
        {
            var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
            foreach (var id in await app.Services.GetRequiredService<DataExportStore>().UnfinishedAsync(cancel))
            {
                jobs.Enqueue<DataExportJob>(job => job.RunAsync(id, CancellationToken.None));
            }
        }

        app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<DataExportStore>("exports-forget", exports => exports.ForgetAsync(), Cron.Hourly);
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, string id, DataExportStore exports, DataExportFolder folder)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.User.SessionId() is not null
            && await exports.OfPersonAsync(context.User.PersonId()!, context.RequestAborted) is { State: "ready" } export && export.Id == id
            && folder.Open(export.File) is { } file
            ? Results.File(file, "application/zip", "fachgruppe-meine-daten.zip")
            : Results.NotFound();
    }

    private static async Task<IResult> ProgressAsync(HttpContext context, DataExportStore exports, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await exports.OfPersonAsync(context.User.PersonId()!, context.RequestAborted) is { } export
            ? Results.Json(new { State = export.StateAt(time.GetUtcNow()).ToString().ToLowerInvariant(), export.Percent })
            : Results.NotFound();
    }
}
