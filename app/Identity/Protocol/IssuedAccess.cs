using System.Security.Claims;
using Dapper;
using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace Fachgruppe.Identity.Protocol;

/// <summary>Access tokens of the provider at the API and the live wall: as good as those of <c>token create</c>, and gone as fast.</summary>
internal sealed class IssuedAccess(Database database, TimeProvider time) : IBearerTokens
{
    private const string Alive = """
        select t.expires_at from identity_documents t
            join identity_documents c on c.id = t.client_id and c.status = 'enabled'
            left join identity_documents g on g.id = t.grant_id
        where t.id = @id and t.kind = 'token' and t.type = @type and t.status = 'valid' and t.expires_at > @now
            and (t.grant_id is null or g.status = 'valid')
        """;

    public async Task<ClaimsPrincipal?> ReadAsync(HttpContext context, string written)
    {
        var found = await context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        return found.Principal?.GetTokenId() is { } id
            ? Principals.OfToken(id, Ids.IsId(found.Principal.GetClaim("sub")) ? found.Principal.GetClaim("sub") : null, string.Join(' ', found.Principal.GetScopes()))
            : null;
    }

    public Task<DateTimeOffset?> EndAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<DateTimeOffset?>(Alive, new { id, type = OpenIddictConstants.TokenTypeIdentifiers.AccessToken, now = time.GetUtcNow() }), cancel);
}
