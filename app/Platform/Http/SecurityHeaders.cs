using System.Security.Cryptography;

namespace Fachgruppe.Platform.Http;

/// <summary>The security headers of every answer, and the page's script nonce.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";
    private const string FormTargetKey = "csp-form-target";

    /// <summary>The nonce of this answer: 128 random bits in base64, for scripts that stand in the page itself.</summary>
    public static string CspNonce(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[NonceKey] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceKey] = nonce;
        }

        return nonce;
    }

    /// <summary>
    /// Lets the forms of this page lead abroad: the policy also governs redirects after a form was sent. One registered
    /// origin (or scheme with its colon), which the caller has checked.
    /// </summary>
    public static void AllowFormsTo(this HttpContext context, string origin)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[FormTargetKey] = origin;
    }

    /// <summary>Sets the headers on every answer, errors and files included.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
        // Only Hangfire's dashboard sets a policy of its own before this runs.
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = isPage ? Policy(context.CspNonce(), context.Items[FormTargetKey] as string) : NoPage;
        }

        headers.XContentTypeOptions = "nosniff";
        // A page with a secret address is stricter.
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isPage)
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }

    // What is no page needs nothing at all if somebody opens it as one; and a wall of a hundred files stays light.
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static string Policy(string nonce, string? formTarget) =>
        "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self'; img-src 'self' data: blob:; "
        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'"
        + (formTarget is null ? "" : " " + formTarget) + "; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; "
        + "trusted-types fachgruppe";
}
