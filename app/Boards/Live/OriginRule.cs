using Fachgruppe.Accounts;

namespace Fachgruppe.Boards.Live;

/// <summary>
/// Browsers send cookies along with a WebSocket that any page opens, and SignalR takes every Origin. So on the
/// hub's path a foreign Origin is always refused, and a cookie needs the app's own. A wrong token is told so: it must
/// not fall back to what visitors see.
/// </summary>
public static class OriginRule
{
    /// <summary>Guards the hub's path for every transport.</summary>
    public static void UseBoardOriginRule(this IApplicationBuilder app)
    {
        var configuration = app.ApplicationServices.GetRequiredService<IConfiguration>();
        var lifetime = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
        var own = OriginOf(configuration["App:PublicUrl"]);
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(BoardHub.Path))
            {
                return next(context);
            }

            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            var hasToken = context.Request.Headers.Authorization.Count > 0;
            var refused = !IsAllowed(context.Request, own) ? StatusCodes.Status403Forbidden
                : hasToken && context.User.TokenId() is null && context.User.PersonId() is null ? StatusCodes.Status401Unauthorized : 0;
            context.Response.StatusCode = refused == 0 ? context.Response.StatusCode : refused;
            return refused == 0 ? next(context) : Task.CompletedTask;
        });
    }

    private static bool IsAllowed(HttpRequest request, string? own)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return request.Headers.Cookie.Count == 0 || request.Headers.Authorization.Count > 0;
        }

        // The Host header is the browser's own word for where it went; a page elsewhere cannot forge it.
        return string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static string? OriginOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;
}
