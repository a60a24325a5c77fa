using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Fachgruppe.Platform;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>OpenIddict's tokens.</summary>
internal sealed class IssuedTokenStore(DocumentTable table, Families families) : IOpenIddictTokenStore<IssuedToken>
{
    private const string Revoke = "update identity_documents set status = 'revoked' where kind = 'token' and status <> 'revoked' and ";

    private const string Narrow =
        "(@subject is null or person_id = @subject) and (@client is null or client_id = @client) and (@status is null or status = @status) and (@type is null or type = @type)";

    // A token that was used up is kept until it would have ended, because using it again ends its family.
    private const string Prune = "delete from identity_documents where kind = 'token' and expires_at < @threshold";

    public ValueTask<long> CountAsync(CancellationToken cancel) => table.CountAsync(IssuedToken.Kind, cancel);

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<IssuedToken>, IQueryable<TResult>> query, CancellationToken cancel) => throw Values.NoLinq();

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<IssuedToken>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<IssuedToken>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<IssuedToken> ListAsync(int? count, int? offset, CancellationToken cancel) =>
        table.ListAsync<IssuedToken>("kind = @kind", new { kind = IssuedToken.Kind }, cancel).Skip(offset ?? 0).Take(count ?? int.MaxValue);

    public ValueTask<IssuedToken?> FindByIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<IssuedToken>("kind = @kind and id = @identifier", new { kind = IssuedToken.Kind, identifier }, cancel);

    public ValueTask<string?> GetIdAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Id);

    public ValueTask<IssuedToken> InstantiateAsync(CancellationToken cancel) => new(new IssuedToken { Id = Ids.New(), CreatedAt = table.Now });

    public ValueTask CreateAsync(IssuedToken issuedToken, CancellationToken cancel) => table.AddAsync(issuedToken, cancel);

    public ValueTask UpdateAsync(IssuedToken issuedToken, CancellationToken cancel) => table.SaveAsync(issuedToken, cancel);

    public ValueTask DeleteAsync(IssuedToken issuedToken, CancellationToken cancel) => table.RemoveAsync(issuedToken, cancel);

    public IAsyncEnumerable<IssuedToken> FindAsync(string? subject, string? client, string? status, string? type, CancellationToken cancel) =>
        table.ListAsync<IssuedToken>("kind = 'token' and " + Narrow, new { subject, client, status, type }, cancel);

    public IAsyncEnumerable<IssuedToken> FindByApplicationIdAsync(string identifier, CancellationToken cancel) =>
        table.ListAsync<IssuedToken>("kind = 'token' and client_id = @identifier", new { identifier }, cancel);

    public IAsyncEnumerable<IssuedToken> FindByAuthorizationIdAsync(string identifier, CancellationToken cancel) =>
        table.ListAsync<IssuedToken>("kind = 'token' and grant_id = @identifier", new { identifier }, cancel);

    public IAsyncEnumerable<IssuedToken> FindBySubjectAsync(string subject, CancellationToken cancel) =>
        table.ListAsync<IssuedToken>("kind = 'token' and person_id = @subject", new { subject }, cancel);

    public ValueTask<IssuedToken?> FindByReferenceIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<IssuedToken>("kind = 'token' and name = @identifier", new { identifier }, cancel);

    public ValueTask<long> RevokeByApplicationIdAsync(string identifier, CancellationToken cancel) =>
        table.EndAsync(Revoke + "client_id = @identifier", new { identifier }, cancel);

    public ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancel) =>
        table.EndAsync(Revoke + "person_id = @subject", new { subject }, cancel);

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken cancel) =>
        table.EndAsync(Revoke + Narrow, new { subject, client, status, type }, cancel);

    // OpenIddict asks for this when a code or refresh token comes a second time.
    public ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancel) =>
        families.EndAsync(identifier, Families.Reused, cancel);

    public async ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancel) =>
        await table.Database.WriteAsync(async (c, t) => (long)await c.ExecuteAsync(Prune, new { threshold }, t), cancel: cancel);

    public ValueTask<string?> GetApplicationIdAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Client);

    public ValueTask SetApplicationIdAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Client = value);

    public ValueTask<string?> GetAuthorizationIdAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Grant);

    public ValueTask SetAuthorizationIdAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Grant = value);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.CreatedAt);

    public ValueTask SetCreationDateAsync(IssuedToken issuedToken, DateTimeOffset? value, CancellationToken cancel) => Values.Set(issuedToken.CreatedAt = value ?? table.Now);

    public ValueTask<DateTimeOffset?> GetExpirationDateAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.ExpiresAt);

    public ValueTask SetExpirationDateAsync(IssuedToken issuedToken, DateTimeOffset? value, CancellationToken cancel) => Values.Set(issuedToken.ExpiresAt = value);

    public ValueTask<string?> GetPayloadAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Payload);

    public ValueTask SetPayloadAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Payload = value);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(IssuedToken issuedToken, CancellationToken cancel) => Values.Map(issuedToken.Properties);

    public ValueTask SetPropertiesAsync(IssuedToken issuedToken, ImmutableDictionary<string, JsonElement> value, CancellationToken cancel) => Values.Replace(issuedToken.Properties, value);

    public ValueTask<DateTimeOffset?> GetRedemptionDateAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.RedeemedAt);

    public ValueTask SetRedemptionDateAsync(IssuedToken issuedToken, DateTimeOffset? value, CancellationToken cancel) => Values.Set(issuedToken.RedeemedAt = value);

    public ValueTask<string?> GetReferenceIdAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.ReferenceId);

    public ValueTask SetReferenceIdAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.ReferenceId = value);

    public ValueTask<string?> GetStatusAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Status);

    public ValueTask SetStatusAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Status = value);

    public ValueTask<string?> GetSubjectAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Subject);

    public ValueTask SetSubjectAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Subject = value);

    public ValueTask<string?> GetTypeAsync(IssuedToken issuedToken, CancellationToken cancel) => new(issuedToken.Type);

    public ValueTask SetTypeAsync(IssuedToken issuedToken, string? value, CancellationToken cancel) => Values.Set(issuedToken.Type = value);
}
