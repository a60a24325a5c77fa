using Fachgruppe.Identity.Keys;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace Fachgruppe.Identity;

/// <summary>What happens before a request reaches the protocol.</summary>
internal static class ProviderAddress
{
    /// <summary>Gives protocol requests the configured address, keeps the keys fresh, and leaves errors to the protocol.</summary>
    public static void UseProviderAddress(this WebApplication app, EmbeddedProvider provider)
    {
        var address = new Uri(provider.Issuer);
        var ring = app.Services.GetRequiredService<KeyRing>();
        app.Use(async (context, next) =>
        {
            if (await ring.RefreshAsync(context.RequestAborted))
            {
                app.Services.ForgetOptions();
            }

            if (IsProtocol(context.Request.Path))
            {
                // Neither Host nor forwarded headers have a say in who we are; TLS may end at a proxy.
                (context.Request.Scheme, context.Request.Host) = (address.Scheme, HostString.FromUriComponent(address));
                LeaveErrors(context);
                BreakFormRedirects(context);
            }

            await next(context);
        });
    }

    /// <summary>Makes the next request build its options anew, with other keys.</summary>
    public static void ForgetOptions(this IServiceProvider services)
    {
        services.GetRequiredService<IOptionsMonitorCache<OpenIddictServerOptions>>().Clear();
        services.GetRequiredService<IOptionsMonitorCache<OpenIddictValidationOptions>>().Clear();
    }

    private static bool IsProtocol(PathString path) => path.StartsWithSegments(ProviderOptions.Folder) || path.StartsWithSegments("/.well-known");

    // Programs get the errors of their RFC; only people get pages.
    private static void LeaveErrors(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages && !IsForPeople(context.Request.Path))
        {
            pages.Enabled = false;
        }
    }

    private static bool IsForPeople(PathString path) => path == ProviderOptions.Authorize || path == ProviderOptions.EndSession;

    // form-action also holds for redirects after a form, and the sign-in form cannot know where its visitor came from.
    // After a form of ours the way back to the client therefore begins with a page of its own.
    private static void BreakFormRedirects(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Headers["Sec-Fetch-Site"] != "same-origin")
        {
            return;
        }

        context.Response.OnStarting(() =>
        {
            var location = context.Response.Headers.Location.ToString();
            if (context.Response.StatusCode == StatusCodes.Status302Found && Uri.TryCreate(location, UriKind.Absolute, out var target)
                && target.Authority != context.Request.Host.Value)
            {
                context.Response.StatusCode = StatusCodes.Status200OK;
                context.Response.Headers.Location = default;
                context.Response.Headers["Refresh"] = "0;url=" + location;
            }

            return Task.CompletedTask;
        });
    }
}
