using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>OpenIddict's authorizations.</summary>
internal sealed class GrantStore(DocumentTable table) : IOpenIddictAuthorizationStore<Grant>
{
    private const string Revoke = "update identity_documents set status = 'revoked' where kind = 'grant' and status <> 'revoked' and ";

    private const string Narrow =
        "(@subject is null or person_id = @subject) and (@client is null or client_id = @client) and (@status is null or status = @status) and (@type is null or type = @type)";

    // A family without tokens leads nowhere any more; a consent stays until it is taken back.
    private const string Prune = """
        delete from identity_documents where kind = 'grant' and created_at < @threshold and (type <> 'permanent' or status <> 'valid')
            and not exists (select 1 from identity_documents token where token.grant_id = identity_documents.id)
        """;

    public ValueTask<long> CountAsync(CancellationToken cancel) => table.CountAsync(Grant.Kind, cancel);

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<Grant>, IQueryable<TResult>> query, CancellationToken cancel) => throw Values.NoLinq();

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<Grant>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<Grant>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<Grant> ListAsync(int? count, int? offset, CancellationToken cancel) =>
        table.ListAsync<Grant>("kind = @kind", new { kind = Grant.Kind }, cancel).Skip(offset ?? 0).Take(count ?? int.MaxValue);

    public ValueTask<Grant?> FindByIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<Grant>("kind = @kind and id = @identifier", new { kind = Grant.Kind, identifier }, cancel);

    public ValueTask<string?> GetIdAsync(Grant grant, CancellationToken cancel) => new(grant.Id);

    public ValueTask<Grant> InstantiateAsync(CancellationToken cancel) => new(new Grant { Id = Ids.New(), CreatedAt = table.Now });

    public ValueTask CreateAsync(Grant grant, CancellationToken cancel) => table.AddAsync(grant, cancel);

    public ValueTask UpdateAsync(Grant grant, CancellationToken cancel) => table.SaveAsync(grant, cancel);

    public ValueTask DeleteAsync(Grant grant, CancellationToken cancel) => table.RemoveAsync(grant, cancel);

    public IAsyncEnumerable<Grant> FindAsync(string? subject, string? client, string? status, string? type, ImmutableArray<string>? scopes, CancellationToken cancel) =>
        table.ListAsync<Grant>("kind = 'grant' and " + Narrow, new { subject, client, status, type }, cancel)
            .Where(grant => scopes is null || scopes.Value.All(grant.Scopes.Contains));

    public IAsyncEnumerable<Grant> FindByApplicationIdAsync(string identifier, CancellationToken cancel) =>
        table.ListAsync<Grant>("kind = 'grant' and client_id = @identifier", new { identifier }, cancel);

    public IAsyncEnumerable<Grant> FindBySubjectAsync(string subject, CancellationToken cancel) =>
        table.ListAsync<Grant>("kind = 'grant' and person_id = @subject", new { subject }, cancel);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancel) =>
        table.EndAsync(Revoke + "client_id = @identifier", new { identifier }, cancel);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancel) =>
        table.EndAsync(Revoke + "person_id = @subject", new { subject }, cancel);

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancel) =>
        table.EndAsync(Revoke + Narrow, new { subject, client, status, type }, cancel);

    public async ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancel) =>
        await table.Database.WriteAsync(async (c, t) => (long)await c.ExecuteAsync(Prune, new { threshold }, t), cancel: cancel);

    public ValueTask<string?> GetApplicationIdAsync(Grant grant, CancellationToken cancel) => new(grant.Client);

    public ValueTask SetApplicationIdAsync(Grant grant, string? value, CancellationToken cancel) => Values.Set(grant.Client = value);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(Grant grant, CancellationToken cancel) => new(grant.CreatedAt);

    public ValueTask SetCreationDateAsync(Grant grant, DateTimeOffset? value, CancellationToken cancel) => Values.Set(grant.CreatedAt = value ?? table.Now);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(Grant grant, CancellationToken cancel) => Values.Map(grant.Properties);

    public ValueTask SetPropertiesAsync(Grant grant, ImmutableDictionary<string, JsonElement> value, CancellationToken cancel) => Values.Replace(grant.Properties, value);

    public ValueTask<ImmutableArray<string>> GetScopesAsync(Grant grant, CancellationToken cancel) => Values.List(grant.Scopes);

    public ValueTask SetScopesAsync(Grant grant, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(grant.Scopes = value.IsDefault ? [] : [.. value]);

    public ValueTask<string?> GetStatusAsync(Grant grant, CancellationToken cancel) => new(grant.Status);

    public ValueTask SetStatusAsync(Grant grant, string? value, CancellationToken cancel) => Values.Set(grant.Status = value);

    public ValueTask<string?> GetSubjectAsync(Grant grant, CancellationToken cancel) => new(grant.Subject);

    public ValueTask SetSubjectAsync(Grant grant, string? value, CancellationToken cancel) => Values.Set(grant.Subject = value);

    public ValueTask<string?> GetTypeAsync(Grant grant, CancellationToken cancel) => new(grant.Type);

    public ValueTask SetTypeAsync(Grant grant, string? value, CancellationToken cancel) => Values.Set(grant.Type = value);
}
