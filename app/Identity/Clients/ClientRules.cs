using System.Buffers.Text;
using System.Security.Cryptography;
using Fachgruppe.Identity.Documents;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Identity.Clients;

/// <summary>Adds, changes and removes clients.</summary>
public sealed class ClientRules(IOpenIddictApplicationManager clients, IOpenIddictTokenManager tokens, ClientList list)
{
    /// <summary>Adds a client whose draft has no problems.</summary>
    /// <returns>The secret of a confidential client; it cannot be read again.</returns>
    public async Task<string?> AddAsync(ClientDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var descriptor = new OpenIddictApplicationDescriptor { ClientId = draft.ClientId, ClientSecret = draft.IsPublic ? null : NewSecret() };
        Describe(descriptor, draft);
        await clients.CreateAsync(descriptor, cancel);
        return descriptor.ClientSecret;
    }

    /// <summary>Changes name, addresses and scopes; id and kind stay.</summary>
    public async Task ChangeAsync(Client client, ClientDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var descriptor = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(descriptor, client, cancel);
        Describe(descriptor, draft);
        await clients.PopulateAsync(client, descriptor, cancel);
        await clients.UpdateAsync(client, cancel);
    }

    /// <summary>Gives a confidential client another secret; the old one is void at once.</summary>
    public async Task<string> RenewSecretAsync(Client client, CancellationToken cancel = default)
    {
        var secret = NewSecret();
        await clients.UpdateAsync(client, secret, cancel);
        return secret;
    }

    /// <summary>Switches a client off or on. Off ends every token it has.</summary>
    public async Task SwitchAsync(Client client, bool isDisabled, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.IsDisabled = isDisabled;
        await clients.UpdateAsync(client, cancel);
        if (isDisabled)
        {
            await tokens.RevokeByApplicationIdAsync(client.Id, cancel);
        }
    }

    /// <summary>Removes a client and everything it has.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string clientId, CancellationToken cancel = default)
    {
        if (await list.FindAsync(clientId, cancel) is not { } client)
        {
            return false;
        }

        await clients.DeleteAsync(client, cancel);
        return true;
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static void Describe(OpenIddictApplicationDescriptor descriptor, ClientDraft draft)
    {
        descriptor.DisplayName = draft.Name.Trim();
        descriptor.ClientType = draft.IsPublic ? ClientTypes.Public : ClientTypes.Confidential;
        descriptor.ApplicationType = draft.IsPublic ? ApplicationTypes.Native : ApplicationTypes.Web;
        descriptor.ConsentType = ConsentTypes.Explicit;
        descriptor.RedirectUris.Clear();
        descriptor.RedirectUris.UnionWith(draft.Redirects.Select(address => new Uri(address)));
        descriptor.PostLogoutRedirectUris.Clear();
        descriptor.PostLogoutRedirectUris.UnionWith(draft.Redirects.Concat(draft.AfterSignOut).Select(address => new Uri(address)));
        descriptor.Permissions.Clear();
        descriptor.Permissions.UnionWith(Permits(draft));
    }

    private static List<string> Permits(ClientDraft draft)
    {
        List<string> permits = [Permissions.Endpoints.Token, Permissions.Endpoints.Revocation];
        permits.AddRange(draft.Scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        if (!draft.IsPublic)
        {
            permits.AddRange([Permissions.Endpoints.Introspection, Permissions.GrantTypes.ClientCredentials]);
        }

        if (draft.Redirects.Count > 0)
        {
            permits.AddRange([
                Permissions.Endpoints.Authorization, Permissions.Endpoints.PushedAuthorization, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code]);
        }

        if (draft.Scopes.Contains(ScopeList.Offline))
        {
            permits.Add(Permissions.GrantTypes.RefreshToken);
        }

        return permits;
    }
}
