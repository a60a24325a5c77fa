using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;

namespace Fachgruppe.Demo;

/// <summary>Demo content; in Development it is loaded when a database has no people yet.</summary>
public static class DemoSetup
{
    /// <summary>Adds the loader.</summary>
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoPeople>();
        services.AddScoped<DemoBoards>();
        services.AddScoped<DemoContent>();
    }

    /// <summary>Loads it on the first start in Development, unless <c>Demo:Enabled</c> says no, and names the sign-ins.</summary>
    public static async Task PrepareDemoAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Configuration.GetValue("Demo:Enabled", app.Environment.IsDevelopment()))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PeopleStore>().CountAsync(cancel) == 0)
        {
            await scope.ServiceProvider.GetRequiredService<DemoContent>().LoadAsync(cancel);
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
            $"""

              {app.Urls.First()}
              Demo sign-ins (password {DemoPeople.Password}):
                {string.Join("\n    ", DemoSignIn.Offered)}

            """));
    }
}
