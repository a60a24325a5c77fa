using Hangfire;

namespace Fachgruppe.Platform.Outbox;

/// <summary>The outbox and its rounds.</summary>
public static class OutboxSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxStore>()
        .AddSingleton<OutboxReview>()
        .AddSingleton<OutboxWorker>()
        .AddSingleton<OutboxBell>();

    /// <summary>Begins the rounds: every minute, besides those that are asked for.</summary>
    public static async Task PrepareOutboxAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        // A file has one server at a time, so whatever is leased now was leased by one that died.
        if (app.Services.GetRequiredService<Database.Database>().IsSqlite)
        {
            await app.Services.GetRequiredService<OutboxStore>().ReleaseAsync(cancel);
        }

        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<OutboxWorker>("outbox", worker => worker.DrainAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<OutboxWorker>("outbox-forget", worker => worker.ForgetAsync(), Cron.Daily);
    }
}
