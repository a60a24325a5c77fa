using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fachgruppe.Platform;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>OpenIddict's applications. Every change is told to the log in its own transaction.</summary>
internal sealed class ClientStore(DocumentTable table, ClientLog log) : IOpenIddictApplicationStore<Client>
{
    public ValueTask<long> CountAsync(CancellationToken cancel) => table.CountAsync(Client.Kind, cancel);

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<Client>, IQueryable<TResult>> query, CancellationToken cancel) => throw Values.NoLinq();

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<Client>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<Client>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<Client> ListAsync(int? count, int? offset, CancellationToken cancel) =>
        table.ListAsync<Client>("kind = @kind", new { kind = Client.Kind }, cancel).Skip(offset ?? 0).Take(count ?? int.MaxValue);

    public ValueTask<Client?> FindByIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<Client>("kind = @kind and id = @identifier", new { kind = Client.Kind, identifier }, cancel);

    public ValueTask<string?> GetIdAsync(Client client, CancellationToken cancel) => new(client.Id);

    public ValueTask<Client> InstantiateAsync(CancellationToken cancel) => new(new Client { Id = Ids.New(), IsDisabled = false, CreatedAt = table.Now });

    public ValueTask CreateAsync(Client client, CancellationToken cancel) => table.AddAsync(client, cancel, log.Entry("client.added", client));

    public ValueTask UpdateAsync(Client client, CancellationToken cancel) => table.SaveAsync(client, cancel, log.Entry("client.changed", client));

    public ValueTask DeleteAsync(Client client, CancellationToken cancel) => table.RemoveAsync(client, cancel, log.Entry("client.removed", client));

    // A client that was switched off is as good as unknown to the protocol.
    public ValueTask<Client?> FindByClientIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<Client>("kind = @kind and name = @identifier and status = 'enabled'", new { kind = Client.Kind, identifier }, cancel);

    public IAsyncEnumerable<Client> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken cancel) =>
        Enabled(cancel).Where(client => client.PostLogoutRedirectUris.Contains(uri));

    public IAsyncEnumerable<Client> FindByRedirectUriAsync(string uri, CancellationToken cancel) =>
        Enabled(cancel).Where(client => client.RedirectUris.Contains(uri));

    public ValueTask<string?> GetApplicationTypeAsync(Client client, CancellationToken cancel) => new(client.ApplicationType);

    public ValueTask SetApplicationTypeAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.ApplicationType = value);

    public ValueTask<string?> GetClientIdAsync(Client client, CancellationToken cancel) => new(client.ClientId);

    public ValueTask SetClientIdAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.ClientId = value ?? "");

    public ValueTask<string?> GetClientSecretAsync(Client client, CancellationToken cancel) => new(client.Secret);

    public ValueTask SetClientSecretAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.Secret = value);

    public ValueTask<string?> GetClientTypeAsync(Client client, CancellationToken cancel) => new(client.ClientType);

    public ValueTask SetClientTypeAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.ClientType = value);

    public ValueTask<string?> GetConsentTypeAsync(Client client, CancellationToken cancel) => new(client.ConsentType);

    public ValueTask SetConsentTypeAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.ConsentType = value);

    public ValueTask<string?> GetDisplayNameAsync(Client client, CancellationToken cancel) => new(client.DisplayName);

    public ValueTask SetDisplayNameAsync(Client client, string? value, CancellationToken cancel) => Values.Set(client.DisplayName = value);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(Client client, CancellationToken cancel) => Values.Cultures(client.DisplayNames);

    public ValueTask SetDisplayNamesAsync(Client client, ImmutableDictionary<CultureInfo, string> value, CancellationToken cancel) => Values.Replace(client.DisplayNames, value);

    public ValueTask<JsonWebKeySet?> GetJsonWebKeySetAsync(Client client, CancellationToken cancel) => new(client.KeySet is null ? null : JsonWebKeySet.Create(client.KeySet));

    public ValueTask SetJsonWebKeySetAsync(Client client, JsonWebKeySet? value, CancellationToken cancel) => Values.Set(client.KeySet = value is null ? null : JsonSerializer.Serialize(value));

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(Client client, CancellationToken cancel) => Values.List(client.Permissions);

    public ValueTask SetPermissionsAsync(Client client, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(client.Permissions = value.IsDefault ? [] : [.. value]);

    public ValueTask<ImmutableArray<string>> GetPostLogoutRedirectUrisAsync(Client client, CancellationToken cancel) => Values.List(client.PostLogoutRedirectUris);

    public ValueTask SetPostLogoutRedirectUrisAsync(Client client, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(client.PostLogoutRedirectUris = value.IsDefault ? [] : [.. value]);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(Client client, CancellationToken cancel) => Values.Map(client.Properties);

    public ValueTask SetPropertiesAsync(Client client, ImmutableDictionary<string, JsonElement> value, CancellationToken cancel) => Values.Replace(client.Properties, value);

    public ValueTask<ImmutableArray<string>> GetRedirectUrisAsync(Client client, CancellationToken cancel) => Values.List(client.RedirectUris);

    public ValueTask SetRedirectUrisAsync(Client client, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(client.RedirectUris = value.IsDefault ? [] : [.. value]);

    public ValueTask<ImmutableArray<string>> GetRequirementsAsync(Client client, CancellationToken cancel) => Values.List(client.Requirements);

    public ValueTask SetRequirementsAsync(Client client, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(client.Requirements = value.IsDefault ? [] : [.. value]);

    public ValueTask<ImmutableDictionary<string, string>> GetSettingsAsync(Client client, CancellationToken cancel) => Values.Map(client.Settings);

    public ValueTask SetSettingsAsync(Client client, ImmutableDictionary<string, string> value, CancellationToken cancel) => Values.Replace(client.Settings, value);

    private IAsyncEnumerable<Client> Enabled(CancellationToken cancel) =>
        table.ListAsync<Client>("kind = @kind and status = 'enabled'", new { kind = Client.Kind }, cancel);
}
