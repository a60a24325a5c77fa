using System.Security.Claims;
using System.Security.Cryptography;
using Fachgruppe.Accounts.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Accounts.Guests;

/// <summary>Recognises a guest's browser. A guest is no signed-in identity: what asks for an account stays closed.</summary>
public sealed class GuestCookie(IDataProtectionProvider protection, IConfiguration configuration, IWebHostEnvironment environment)
{
    private readonly IDataProtector _seal = protection.CreateProtector("guest-cookie");
    private readonly bool _secure = SessionCookie.IsSecure(configuration, environment);

    private string Name => SessionCookie.Name(_secure) + "-guest";

    /// <summary>Remembers a guest in this browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="guestId">The guest.</param>
    /// <param name="until">When the link ends.</param>
    public void Set(HttpContext context, string guestId, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Name, _seal.Protect(guestId), Options(until));
    }

    /// <summary>Forgets the guest in this browser.</summary>
    public void Clear(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Options(null));
    }

    /// <summary>The principal of a visitor who came as a guest; null for a browser without the cookie.</summary>
    internal ClaimsPrincipal? Read(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(Name, out var value))
        {
            return null;
        }

        try
        {
            return Principals.OfGuest(_seal.Unprotect(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        Secure = _secure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = until,
        IsEssential = true,
    };
}
