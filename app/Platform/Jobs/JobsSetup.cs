using Fachgruppe.Platform.Database;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace Fachgruppe.Platform.Jobs;

/// <summary>Hangfire: in memory beside SQLite, in the database beside PostgreSQL. What must not be lost is never in it.</summary>
public static class JobsSetup
{
    private const string Path = "/verwaltung/jobs";
    private const string Policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the storage and a server of two workers.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobStorage>(provider => Storage(provider.GetRequiredService<DatabaseOptions>()));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLog(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(30);
        });
    }

    // Held by the container and not by Hangfire's static property: two applications in one process keep their jobs apart.
    private static JobStorage Storage(DatabaseOptions options)
    {
        if (options.Engine == DatabaseEngine.Sqlite)
        {
            return new InMemoryStorage();
        }

        // JobsSchema prepares it under a lock.
        var settings = new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false, QueuePollInterval = TimeSpan.FromSeconds(1) };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(options.ConnectionString, settings), settings);
    }

    /// <summary>Prepares the storage before the first job.</summary>
    public static Task PrepareJobsAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return JobsSchema.PrepareAsync(app.Services.GetRequiredService<DatabaseOptions>(), cancel);
    }

    /// <summary>Maps Hangfire's own pages at <c>/verwaltung/jobs</c>; whoever maps them says who may use them.</summary>
    /// <remarks>Its pages need inline scripts and styles, so they alone have a policy of their own.</remarks>
    public static IEndpointConventionBuilder MapJobs(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.MapHangfireDashboard(Path, new DashboardOptions { Authorization = [], AppPath = "/", DisplayStorageConnectionString = false });
    }

    /// <summary>Sets that policy.</summary>
    public static void UseJobsPolicy(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Path))
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
        }

        return next(context);
    });
}
