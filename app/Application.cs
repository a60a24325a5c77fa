using System.CommandLine;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Api;
using Fachgruppe.Boards.Live;
using Fachgruppe.Circles;
using Fachgruppe.Demo;
using Fachgruppe.Home;
using Fachgruppe.Identity;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Members;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Assets;
using Fachgruppe.Platform.Cli;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Health;
using Fachgruppe.Platform.Http;
using Fachgruppe.Platform.Jobs;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.OpenApi;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Texts;

namespace Fachgruppe;

/// <summary>The contents page: every feature adds its services and maps its routes here, once.</summary>
public static class Application
{
    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">Configuration in command-line form, e.g. <c>--Database:Engine=PostgreSql</c>.</param>
    /// <param name="adjust">Last word on the builder, for commands and tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings count from the start on. Watching their files would only spend an inotify instance, of which a machine has few.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = typeof(Application).Assembly.GetName().Name,
            ContentRootPath = ContentRoot.Find(),
        });
        builder.WebHost.UseStaticWebAssets();
        builder.AddPlatform();
        builder.AddAccounts();
        builder.AddExternalAuthorities();
        builder.Services.AddJoining();
        builder.AddIdentityProvider();
        builder.AddBoardEngine();
        builder.Services.AddBoards();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/");
        builder.Services.AddSingleton<OrganisationStore>().AddSingleton<CircleStore>();
        builder.Services.AddSingleton<IPersonalRecords>(services => services.GetRequiredService<CircleStore>());
        builder.Services.AddScoped<StartPage>();
        builder.Services.AddDemo();
        builder.Services.AddJobs();
        builder.Services.AddApiDescription();
        builder.Services.AddTexts();
        builder.Services.AddBundles();
        builder.Services.AddSingleton<Platform.Markdown.MarkdownText>();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseJobsPolicy();
        app.UseResponseCompression();
        app.UseLanguages();
        app.UseFailures();
        app.UseRouting();
        app.UseIdentityProvider();
        app.UseAuthentication();
        app.UseGuests();
        app.UseBoardOriginRule();
        app.UseAuthorization();
        app.UseSignInRules();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapBundles();
        app.MapLanguageSwitch();
        app.MapAccounts();
        app.MapOwnData();
        app.MapBoardEngine();
        app.MapBoardApi();
        app.MapGuestLinkApi();
        app.MapBoardRoleApi();
        app.MapApiDescription();
        app.MapJobs().RequireAuthorization(new NeedsRightAttribute(Rights.Jobs));
        app.MapRazorPages();
        return app;
    }

    /// <summary>The commands of the platform and of every feature.</summary>
    public static IEnumerable<Command> Commands() => [.. Cli.OwnCommands(), UserCommand.Create(), TokenCommand.Create(), ClientCommand.Create(), DemoCommand.Create()];

    /// <summary>What must be true before the first answer: the database is of this release.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        foreach (var problem in app.Services.GetServices<ConfigurationProblem>())
        {
            app.Logger.LogWarning("{Problem}", problem.Text);
        }

        await app.Services.GetRequiredService<Migrator>().RunAsync(cancel);
        await app.PrepareJobsAsync(cancel);
        await app.PrepareOutboxAsync(cancel);
        app.ScheduleBoards();
        app.ScheduleGuests();
        app.ScheduleJoining();
        app.ScheduleMail();
        await app.PrepareOwnDataAsync(cancel);
        await app.PrepareIdentityAsync(cancel);
        await app.PrepareDemoAsync(cancel);
    }
}
