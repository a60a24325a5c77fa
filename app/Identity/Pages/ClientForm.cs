using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Documents;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Pages;

/// <summary>The fields of the pages that add and change a client.</summary>
public sealed class ClientForm
{
    private const string ScopePrefix = OpenIddictConstants.Permissions.Prefixes.Scope;

    /// <summary>The name the program calls itself by.</summary>
    public string? ClientId { get; set; }

    /// <summary>What people are told it is called.</summary>
    public string? Name { get; set; }

    /// <summary><c>public</c> or <c>confidential</c>.</summary>
    public string Type { get; set; } = OpenIddictConstants.ClientTypes.Confidential;

    /// <summary>Where codes may be sent, one a line.</summary>
    public string? Redirects { get; set; }

    /// <summary>Where people may go after signing out, one a line.</summary>
    public string? AfterSignOut { get; set; }

    /// <summary>What it may ask for.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>What a client is now.</summary>
    public static ClientForm Of(Client client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new()
        {
            ClientId = client.ClientId,
            Name = client.DisplayName,
            Type = client.ClientType ?? OpenIddictConstants.ClientTypes.Confidential,
            Redirects = string.Join('\n', client.RedirectUris),
            AfterSignOut = string.Join('\n', client.PostLogoutRedirectUris.Except(client.RedirectUris)),
            Scopes = [.. client.Permissions.Where(permit => permit.StartsWith(ScopePrefix, StringComparison.Ordinal)).Select(permit => permit[ScopePrefix.Length..])],
        };
    }

    /// <summary>As a draft.</summary>
    public ClientDraft Draft() => new(
        ClientId?.Trim() ?? "", Name?.Trim() ?? "", Type == OpenIddictConstants.ClientTypes.Public, Lines(Redirects), Lines(AfterSignOut), [.. Scopes.Distinct()]);

    /// <summary>Says at their fields what is wrong.</summary>
    /// <returns>Whether nothing is.</returns>
    public bool Check(ModelStateDictionary state, TextCatalog texts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var (field, key, value) in Draft().Problems())
        {
            state.AddModelError(field, texts["identity." + key, value]);
        }

        return state.IsValid;
    }

    private static string[] Lines(string? text) => text?.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
