using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>Leads people to what must come first: a second factor where it is a duty, a fresh proof before what cannot be undone.</summary>
public static class SignInRules
{
    /// <summary>Where a second factor is set up.</summary>
    public const string SetUp = "/konto/sicherheit";

    /// <summary>Where one proves once more who one is.</summary>
    public const string Confirm = "/bestaetigen";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    // What pages are made of, what the law wants everybody to find, and the way out.
    private static readonly string[] AlwaysOpen =
    [
        "/css", "/js", "/lib", "/fonts", "/img", "/site.webmanifest", "/robots.txt", "/healthz", "/sprache", "/fehler",
        "/abmelden", "/impressum", "/datenschutz", "/barrierefreiheit", "/hilfe", Confirm,
    ];

    /// <summary>Checks every request of a signed-in browser, after authorisation.</summary>
    public static void UseSignInRules(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var isDevelopment = app.Environment.IsDevelopment();
        app.Use(async (context, next) =>
        {
            if (await WayAsync(context, isDevelopment) is not { } way)
            {
                await next(context);
            }
            else if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs"))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
            else
            {
                context.Response.Redirect(way);
            }
        });
    }

    private static async Task<string?> WayAsync(HttpContext context, bool isDevelopment)
    {
        if (context.User.SessionId() is not { } session || IsUnder(context, AlwaysOpen))
        {
            return null;
        }

        var services = context.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await SignInState.OfAsync(services.GetRequiredService<Database>(), session, context.RequestAborted) is not { } state)
        {
            return null;
        }

        if (now - state.SeenAt >= SeenEvery)
        {
            await services.GetRequiredService<SessionStore>().TouchAsync(session, context.RequestAborted);
        }

        return Way(context, state, isDevelopment, now);
    }

    private static string? Way(HttpContext context, SignInState state, bool isDevelopment, DateTimeOffset now)
    {
        if (state.LacksSecondFactor(isDevelopment))
        {
            // Whoever only knows the password must not add a factor of their own to those that exist.
            if (state.Factors > 0)
            {
                return ConfirmFor(context);
            }

            if (!IsUnder(context, SetUp))
            {
                return SetUp;
            }
        }

        var isStale = now - state.VerifiedAt > SignInState.Recent;
        return isStale && context.GetEndpoint()?.Metadata.GetMetadata<RequireRecentSignInAttribute>() is not null ? ConfirmFor(context) : null;
    }

    // A form that came too late is asked for anew; nothing it said has happened.
    private static string ConfirmFor(HttpContext context)
    {
        var here = context.Request.Path + (HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : QueryString.Empty);
        return $"{Confirm}?returnUrl={Uri.EscapeDataString(LocalUrl.OrHome(here))}";
    }

    private static bool IsUnder(HttpContext context, params string[] paths) => Array.Exists(paths, path => context.Request.Path.StartsWithSegments(path));
}
