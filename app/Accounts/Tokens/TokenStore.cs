using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Tokens;

/// <summary>Makes, finds and revokes API tokens.</summary>
public sealed class TokenStore(Database database, TimeProvider time) : IBearerTokens
{
    /// <summary>How long a token lasts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>Makes a token.</summary>
    /// <returns>The token as written; it cannot be read again.</returns>
    public async Task<string> CreateAsync(string personId, string scopes, CancellationToken cancel = default)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var token = new ApiToken(Ids.New(), personId, ApiToken.Hash(secret), scopes, now, now + Life);
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync("delete from api_tokens where expires_at <= @now", new { now }, t);
                await c.ExecuteAsync(ApiToken.Insert, token, t);
                await AuditLog.AppendAsync(c, t, now, new("token.created", null, personId, scopes));
            },
            cancel: cancel);
        return ApiToken.Write(token.Id, secret);
    }

    /// <summary>The token of an id, unless it expired or was revoked.</summary>
    public Task<ApiToken?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleOrDefaultAsync<ApiToken?>(ApiToken.Alive, new { id, now = time.GetUtcNow() }), cancel);

    /// <inheritdoc/>
    public async Task<ClaimsPrincipal?> ReadAsync(HttpContext context, string written)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ApiToken.TryRead(written, out var id, out var secret)
            && await FindAsync(id, context.RequestAborted) is { } token
            && token.Matches(secret)
            ? Principals.OfToken(token.Id, token.PersonId, token.Scopes)
            : null;
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> EndAsync(string id, CancellationToken cancel) => (await FindAsync(id, cancel))?.ExpiresAt;

    /// <summary>The running tokens of a person, the newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<ApiToken>(ApiToken.AliveOfPerson, new { personId, now = time.GetUtcNow() }), cancel)];

    /// <summary>Revokes a token of a person.</summary>
    public Task RevokeAsync(string personId, string id, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var revoked = await c.ExecuteAsync("delete from api_tokens where person_id = @personId and id = @id", new { personId, id }, t);
            await RightsVersion.RaiseAsync(c, t);
            if (revoked > 0)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new("token.revoked", personId, personId));
            }
        },
        cancel: cancel);
}
