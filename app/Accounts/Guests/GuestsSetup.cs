using Fachgruppe.Accounts.Tokens;
using Hangfire;

namespace Fachgruppe.Accounts.Guests;

/// <summary>Guests: people with a link and a name, without an account.</summary>
public static class GuestsSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddGuests(this IServiceCollection services) =>
        services.AddSingleton<GuestLinkStore>().AddSingleton<GuestStore>().AddSingleton<GuestCookie>().AddSingleton<GuestNames>();

    /// <summary>Lets a visitor be the guest of their cookie; people with an account and programs stay who they are.</summary>
    public static void UseGuests(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var (cookie, access) = (app.Services.GetRequiredService<GuestCookie>(), app.Services.GetRequiredService<Access>());
        app.Use(async (context, next) =>
        {
            // Whose links have all ended is a visitor again.
            if (context.User.PersonId() is null && !TokenAuthentication.IsBrought(context.Request) && cookie.Read(context.Request) is { } guest
                && await access.ViewerAsync(guest, context.RequestAborted) is not null)
            {
                context.User = guest;
            }

            await next(context);
        });
    }

    /// <summary>Forgets guests some time after their last link ended, looked at every day.</summary>
    public static void ScheduleGuests(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<GuestStore>("guests-forget", guests => guests.ForgetAsync(CancellationToken.None), Cron.Daily);
    }
}
