using System.Security.Cryptography;
using System.Text;
using Fachgruppe.Accounts.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>Recognises a browser that signed in to an account before, so that floods of guesses do not keep its person out.</summary>
/// <remarks>The cookie opens nothing: it only says whose failures these are.</remarks>
public sealed class KnownDevice(IDataProtectionProvider protection, IConfiguration configuration, IWebHostEnvironment environment)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Fachgruppe.KnownDevice");
    private readonly bool _isSecure = SessionCookie.IsSecure(configuration, environment);

    private string CookieName => SessionCookie.Name(_isSecure) + "-browser";

    /// <summary>The random name of this browser if it signed in to the account before, or null.</summary>
    public string? Find(HttpContext context, string email)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return context.Request.Cookies[CookieName] is { } cookie && _protector.Unprotect(cookie).Split('|') is [var device, var account] && account == Digest(email)
                ? device
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Remembers that this browser signed in to the account.</summary>
    public void Remember(HttpContext context, string email)
    {
        ArgumentNullException.ThrowIfNull(context);
        var device = Find(context, email) ?? Guid.NewGuid().ToString("N");
        context.Response.Cookies.Append(CookieName, _protector.Protect($"{device}|{Digest(email)}"), new CookieOptions
        {
            MaxAge = Life,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = _isSecure,
            Path = "/",
        });
    }

    private static string Digest(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
}
