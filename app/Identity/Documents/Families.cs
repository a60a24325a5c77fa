using Dapper;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Identity.Documents;

/// <summary>The tokens of one sign-in end together (RFC 9700, 4.14.2; RFC 6749, 4.1.2).</summary>
public sealed class Families(Database database, TimeProvider time)
{
    /// <summary>A code or refresh token came a second time, so one of those who brought it had stolen it.</summary>
    public const string Reused = "family.reused";

    /// <summary>The client gave its refresh token back.</summary>
    public const string Returned = "family.returned";

    private const string EndGrant = "update identity_documents set status = 'revoked' where id = @id and status <> 'revoked'";
    private const string EndTokens = "update identity_documents set status = 'revoked' where grant_id = @id and status <> 'revoked'";

    private const string Whose = """
        select g.person_id, c.name as client from identity_documents g left join identity_documents c on c.id = g.client_id where g.id = @id
        """;

    /// <summary>Ends a family for a reason; what is made for it later is dead, too, because its grant is.</summary>
    /// <returns>How many tokens ended.</returns>
    public async ValueTask<long> EndAsync(string id, string reason, CancellationToken cancel) => await database.WriteAsync(
        async (c, t) =>
        {
            var grants = await c.ExecuteAsync(EndGrant, new { id }, t);
            var tokens = await c.ExecuteAsync(EndTokens, new { id }, t);
            await RightsVersion.RaiseAsync(c, t);
            if (grants > 0 && await c.QuerySingleOrDefaultAsync<Owner>(Whose, new { id }, t) is { } owner)
            {
                await AuditLog.AppendAsync(c, t, time.GetUtcNow(), new(reason, null, owner.PersonId, owner.Client));
            }

            return (long)tokens;
        },
        cancel: cancel);

    private sealed record Owner(string? PersonId, string? Client);
}
