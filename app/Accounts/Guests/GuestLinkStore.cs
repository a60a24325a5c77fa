using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;
using Microsoft.AspNetCore.DataProtection;

namespace Fachgruppe.Accounts.Guests;

/// <summary>Makes, finds and revokes links for guests. Whoever calls has checked who may.</summary>
public sealed class GuestLinkStore(Database database, IDataProtectionProvider protection, TimeProvider time)
{
    private const string OfObject = $"select {GuestLink.Columns} from guest_links l where l.object_id = @objectId and l.revoked_at is null and l.expires_at > @now order by l.created_at desc, l.id";
    private const string OfToken = $"select {GuestLink.Columns} from guest_links l where l.token_hash = @hash";
    private const string OfShortCode = $"select {GuestLink.Columns} from guest_links l where l.short_code = @code and l.revoked_at is null and l.expires_at > @now limit 2";
    private const string OfPerson = $"select {GuestLink.Columns} from guest_links l where l.created_by = @personId order by l.created_at, l.id";
    private const string Revoke = "update guest_links set revoked_at = @now where id = @id and object_id = @objectId and revoked_at is null";

    private readonly IDataProtector _seal = protection.CreateProtector("guest-link");

    /// <summary>Makes a link.</summary>
    public async Task<GuestLink> CreateAsync(NewGuestLink wanted, string createdBy, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var (id, now) = (Ids.New(), time.GetUtcNow());
        var link = new GuestLink
        {
            Id = id,
            ObjectId = wanted.ObjectId,
            TokenHash = GuestLink.Hash(token),
            TokenSealed = _seal.Protect(token),
            Role = wanted.Role,
            Seats = wanted.Seats,
            CodeHash = string.IsNullOrWhiteSpace(wanted.CodeWord) ? null : GuestLink.HashCode(id, wanted.CodeWord),
            ShortCode = ShortCode.New(),
            ExpiresAt = now + wanted.Life,
            CreatedBy = createdBy,
            CreatedAt = now,
        };
        await database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync(GuestLink.Insert, link, t);
                await AuditLog.AppendAsync(c, t, now, new("guest-link.made", createdBy, createdBy, wanted.Role));
            },
            cancel: cancel);
        return link;
    }

    /// <summary>The links of an object that still let people in, the newest first.</summary>
    public async Task<IReadOnlyList<GuestLink>> OfObjectAsync(string objectId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<GuestLink>(OfObject, new { objectId, now = time.GetUtcNow() }), cancel)];

    /// <summary>Every link that a person made.</summary>
    public async Task<IReadOnlyList<GuestLink>> OfPersonAsync(string personId, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<GuestLink>(OfPerson, new { personId }), cancel)];

    /// <summary>The link behind a token, while it lets people in.</summary>
    public async Task<GuestLink?> FindAsync(string token, CancellationToken cancel = default)
    {
        var link = await database.ReadAsync(c => c.QuerySingleOrDefaultAsync<GuestLink?>(OfToken, new { hash = GuestLink.Hash(token) }), cancel);
        return link?.Holds(time.GetUtcNow()) == true ? link : null;
    }

    /// <summary>The link behind a short code, while it lets people in; null too where chance gave two links the same.</summary>
    public async Task<GuestLink?> FindByShortCodeAsync(string code, CancellationToken cancel = default)
    {
        var links = (await database.ReadAsync(c => c.QueryAsync<GuestLink>(OfShortCode, new { code, now = time.GetUtcNow() }), cancel)).AsList();
        return links is [var link] ? link : null;
    }

    /// <summary>The token as it stands in the address.</summary>
    public string TokenOf(GuestLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return _seal.Unprotect(link.TokenSealed);
    }

    /// <summary>Ends a link; whoever came by it is out within a second.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RevokeAsync(string objectId, string id, string revokedBy, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            if (await c.ExecuteAsync(Revoke, new { id, objectId, now }, t) == 0)
            {
                return false;
            }

            await RightsVersion.RaiseAsync(c, t);
            await AuditLog.AppendAsync(c, t, now, new("guest-link.revoked", revokedBy, revokedBy));
            return true;
        },
        cancel: cancel);

    /// <summary>Removes the links of objects that end, inside the transaction that ends them.</summary>
    public static async Task RemoveOfAsync(DbConnection connection, DbTransaction transaction, IEnumerable<string> objectIds)
    {
        ArgumentNullException.ThrowIfNull(objectIds);
        await connection.ExecuteAsync("delete from guest_links where object_id = @id", objectIds.Select(id => new { id }), transaction);
    }
}
