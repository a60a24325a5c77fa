using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.Letters;
using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Platform.Privacy;
using Hangfire;

namespace Fachgruppe.Accounts;

/// <summary>How people come in: invitations, applications, first steps, forgotten passwords.</summary>
public static class JoiningSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddJoining(this IServiceCollection services)
    {
        services.AddSingleton<AccountLetters>().AddSingleton<FormThrottle>();
        services.AddSingleton<InvitationStore>().AddSingleton<ApplicationStore>().AddSingleton<WelcomeStore>().AddSingleton<JoiningRetention>().AddSingleton<JoiningTraces>();
        services.AddSingleton<ResetStore>().AddSingleton<IOutboxHandler, ResetHandler>();
        services.AddScoped<Admission>().AddScoped<PasswordReset>();
        services.AddSingleton<IPersonalRecords, JoiningRecords>();
    }

    /// <summary>Deletes what is no longer needed, looked at every hour.</summary>
    public static void ScheduleJoining(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<IRecurringJobManager>()
            .AddOrUpdate<JoiningRetention>("joining-retention", retention => retention.RunAsync(), Cron.Hourly);
    }
}
