using Fachgruppe.Boards.Api;
using Fachgruppe.Boards.Guests;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Boards.Roles;
using Hangfire;

namespace Fachgruppe.Boards;

/// <summary>What surrounds the walls: their pages, their making, their end.</summary>
public static class BoardsSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardManager>();
        services.AddSingleton<BoardGuests>();
        services.AddSingleton<BoardRoleStore>();
        services.AddSingleton<BoardDraftRules>();
        services.AddSingleton<BoardPurge>();
        services.AddSingleton<BoardPatcher>();
        services.AddSingleton<BoardCards>();
        services.AddSingleton<Moments>();
    }

    /// <summary>Ends deleted boards once their grace period is over, looked at every hour.</summary>
    public static void ScheduleBoards(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<BoardPurge>("boards-purge", purge => purge.RunAsync(), Cron.Hourly);
    }
}
