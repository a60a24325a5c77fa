using System.Security.Claims;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>A kind of bearer token: those of <c>token create</c>, and those that the identity provider hands out.</summary>
public interface IBearerTokens
{
    /// <summary>Whom a request's token stands for; null when it is not of this kind or not valid.</summary>
    Task<ClaimsPrincipal?> ReadAsync(HttpContext context, string written);

    /// <summary>When a token ends; null when it has ended, was revoked, or is not of this kind.</summary>
    Task<DateTimeOffset?> EndAsync(string id, CancellationToken cancel);
}
