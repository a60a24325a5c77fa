using Dapper;
using Fachgruppe.Identity.Documents;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Platform.Rights;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Identity.Consents;

/// <summary>Remembers what people allowed, and takes it back.</summary>
public sealed class ConsentStore(DocumentTable table) : IPersonalRecords
{
    private const string ConsentKey = "consents";
    private const string OfPerson = "kind = 'grant' and type = 'permanent' and status = 'valid' and person_id = @personId";
    private const string ClientOf = "select client_id from identity_documents where id = @id and person_id = @personId and kind = 'grant'";
    private const string NameOf = "select name from identity_documents where id = @client";

    private const string End = """
        update identity_documents set status = 'revoked'
        where person_id = @personId and client_id = @client and status <> 'revoked'
        """;

    private const string Tokens = """
        select t.type, c.name as client, t.created_at, t.expires_at from identity_documents t join identity_documents c on c.id = t.client_id
        where t.person_id = @personId and t.kind in ('grant', 'token') and t.type <> 'permanent' and t.status = 'valid'
            and (t.expires_at is null or t.expires_at > @now)
        order by t.created_at desc
        """;

    /// <inheritdoc/>
    public string Name => "applications";

    /// <summary>The scopes a person allowed a client already.</summary>
    public async Task<IReadOnlyList<string>> AllowedAsync(string personId, string client, CancellationToken cancel = default) =>
        await table.ListAsync<Grant>(OfPerson + " and client_id = @client", new { personId, client }, cancel)
            .SelectMany(grant => grant.Scopes.AsEnumerable()).Distinct().ToListAsync(cancel);

    /// <summary>Remembers a consent; what was allowed before stays allowed.</summary>
    public async Task AllowAsync(string personId, Client client, IReadOnlyList<string> scopes, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var old = await table.FindAsync<Grant>(OfPerson + " and client_id = @client limit 1", new { personId, client = client.Id }, cancel);
        var grant = old ?? new Grant
        {
            Id = Ids.New(),
            Client = client.Id,
            Subject = personId,
            Status = Statuses.Valid,
            Type = AuthorizationTypes.Permanent,
            CreatedAt = table.Now,
        };
        grant.Scopes = [.. grant.Scopes.Union(scopes)];
        Task Log(System.Data.Common.DbConnection c, System.Data.Common.DbTransaction t) =>
            AuditLog.AppendAsync(c, t, table.Now, new("consent.given", personId, personId, $"{client.ClientId}: {string.Join(' ', scopes)}"));
        await (old is null ? table.AddAsync(grant, cancel, Log) : table.SaveAsync(grant, cancel, Log));
    }

    /// <summary>What a person allows now, the latest first.</summary>
    public async Task<IReadOnlyList<Consent>> ListAsync(string personId, CancellationToken cancel = default)
    {
        var found = new List<Consent>();
        await foreach (var grant in table.ListAsync<Grant>(OfPerson, new { personId }, cancel))
        {
            if (await table.FindAsync<Client>("id = @client", new { client = grant.Client }, cancel) is { } client)
            {
                found.Insert(0, new(grant.Id, client.DisplayName ?? client.ClientId, client.ClientId, grant.Scopes, grant.CreatedAt));
            }
        }

        return found;
    }

    /// <summary>Takes a consent back: the program is out at once, and asks again next time.</summary>
    public Task RevokeAsync(string personId, string id, CancellationToken cancel = default) => table.Database.WriteAsync(
        async (c, t) =>
        {
            if (await c.QuerySingleOrDefaultAsync<string>(ClientOf, new { id, personId }, t) is { } client)
            {
                await c.ExecuteAsync(End, new { personId, client }, t);
                await RightsVersion.RaiseAsync(c, t);
                var name = await c.QuerySingleAsync<string>(NameOf, new { client }, t);
                await AuditLog.AppendAsync(c, t, table.Now, new("consent.revoked", personId, personId, name));
            }
        },
        cancel: cancel);

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel) => new
    {
        Consents = (await ListAsync(personId, cancel)).Select(consent => new { consent.Client, consent.ClientId, consent.Scopes, consent.CreatedAt }),
        Tokens = await table.Database.ReadAsync(c => c.QueryAsync<TokenLine>(Tokens, new { personId, now = table.Now }), cancel),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
        [new(ConsentKey, (await ListAsync(personId, cancel)).Count)];

    private sealed record TokenLine(string Type, string Client, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
}
