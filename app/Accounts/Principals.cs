using System.Security.Claims;
using Fachgruppe.Accounts.Tokens;

namespace Fachgruppe.Accounts;

/// <summary>The claims of a signed-in person or program: ids only, no personal data.</summary>
public static class Principals
{
    /// <summary>Scheme of browsers: the session cookie.</summary>
    public const string SessionScheme = "Fachgruppe.Session";

    /// <summary>Scheme of programs: a bearer token in the header (RFC 6750, 2.1), never in the address.</summary>
    public const string TokenScheme = "Fachgruppe.Token";

    private const string PersonClaim = "sub";
    private const string SessionClaim = "sid";
    private const string TokenClaim = "tid";
    private const string ScopeClaim = "scope";
    private const string GuestClaim = "gid";

    /// <summary>A browser's principal.</summary>
    public static ClaimsPrincipal OfSession(string personId, string sessionId) =>
        new(new ClaimsIdentity([new(PersonClaim, personId), new(SessionClaim, sessionId)], SessionScheme, PersonClaim, "role"));

    /// <summary>A program's principal; without a person it acts for itself and is a visitor everywhere.</summary>
    public static ClaimsPrincipal OfToken(string id, string? personId, string scopes)
    {
        List<Claim> claims = [new(TokenClaim, id), new(ScopeClaim, scopes)];
        if (personId is not null)
        {
            claims.Add(new(PersonClaim, personId));
        }

        return new(new ClaimsIdentity(claims, TokenScheme, PersonClaim, "role"));
    }

    /// <summary>A visitor who came as a guest. The identity is not authenticated: a guest has no account.</summary>
    public static ClaimsPrincipal OfGuest(string guestId) => new(new ClaimsIdentity([new(GuestClaim, guestId)]));

    /// <summary>The guest's id, or null for everybody else.</summary>
    public static string? GuestId(this ClaimsPrincipal principal) => principal.FindFirstValue(GuestClaim);

    /// <summary>The person's id, or null for a visitor.</summary>
    public static string? PersonId(this ClaimsPrincipal principal) => principal.FindFirstValue(PersonClaim);

    /// <summary>The session's id, or null.</summary>
    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(SessionClaim);

    /// <summary>The token's id, or null.</summary>
    public static string? TokenId(this ClaimsPrincipal principal) => principal.FindFirstValue(TokenClaim);

    /// <summary>Whether a program may do this; people in browsers are not limited by scopes.</summary>
    public static bool HasScope(this ClaimsPrincipal principal, string scope) =>
        principal.FindFirstValue(ScopeClaim) is not { } granted || Scopes.Include(granted, scope);
}
