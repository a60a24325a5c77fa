using System.Security.Claims;

namespace Fachgruppe.Accounts;

/// <summary>The claims of a signed-in person.</summary>
public static class AccountClaims
{
    /// <summary>The person's id.</summary>
    public const string Subject = "sub";

    /// <summary>The session's id; present with the cookie only.</summary>
    public const string Session = "sid";

    /// <summary>The token's id; present with a bearer token only.</summary>
    public const string TokenId = "jti";

    /// <summary>One scope of a token, e.g. <c>boards.read</c>.</summary>
    public const string Scope = "scope";

    /// <summary>The person's name.</summary>
    public const string Name = "name";

    /// <summary><c>admin</c> or <c>organiser</c>.</summary>
    public const string Role = "role";

    /// <summary>The common part of every identity.</summary>
    public static ClaimsIdentity Identity(string scheme, Person person, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new ClaimsIdentity(
            [new Claim(Subject, person.Id), new Claim(Name, person.Name), .. roles.Select(role => new Claim(Role, role))],
            scheme,
            Name,
            Role);
    }

    /// <summary>True when a session stands behind the principal, or a token that has one of the scopes or <c>all</c>.</summary>
    public static bool MayUse(this ClaimsPrincipal user, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.HasClaim(claim => claim.Type == Session)
            || user.Claims.Any(claim => claim.Type == Scope && (claim.Value == "all" || scopes.Contains(claim.Value)));
    }
}
