using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Fachgruppe.Accounts.External;

/// <summary>Remembers for ten minutes, in a protected cookie, what an authority said about somebody who has no session yet.</summary>
public static class PendingIdentity
{
    /// <summary>The cookie's scheme.</summary>
    public const string Scheme = "Fachgruppe.External";

    /// <summary>How long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string IdentityClaim = "external";
    private const string TicketClaim = "ticket";

    /// <summary>Remembers an identity that has no account.</summary>
    public static Task RememberAsync(HttpContext context, ExternalIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return SetAsync(context, IdentityClaim, identity.Write());
    }

    /// <summary>Remembers that only a code is missing.</summary>
    public static Task RememberStepAsync(HttpContext context, string ticket) => SetAsync(context, TicketClaim, ticket);

    /// <summary>The identity, or null.</summary>
    public static async Task<ExternalIdentity?> FindAsync(HttpContext context) =>
        await GetAsync(context, IdentityClaim) is { } text ? ExternalIdentity.Read(text) : null;

    /// <summary>The ticket of the second step, or null.</summary>
    public static Task<string?> StepAsync(HttpContext context) => GetAsync(context, TicketClaim);

    /// <summary>Forgets it.</summary>
    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static Task SetAsync(HttpContext context, string type, string value) =>
        context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(type, value)], Scheme)));

    private static async Task<string?> GetAsync(HttpContext context, string type) => (await context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(type);
}
