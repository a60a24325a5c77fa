using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fachgruppe.Identity.Documents;

/// <summary>A program that signs people in through this provider, or acts for itself.</summary>
public sealed class Client : Document
{
    internal const string Kind = "client";

    /// <summary>The name the program calls itself by.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Digest of its secret; null for a public client.</summary>
    public string? Secret { get; set; }

    /// <summary><c>public</c> or <c>confidential</c>.</summary>
    public string? ClientType { get; set; }

    /// <summary><c>web</c> or <c>native</c>.</summary>
    public string? ApplicationType { get; set; }

    /// <summary><c>explicit</c>: people are asked.</summary>
    public string? ConsentType { get; set; }

    /// <summary>What people are told it is called.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The same in further languages, by code.</summary>
    public Dictionary<string, string> DisplayNames { get; init; } = [];

    /// <summary>What it may ask for, in OpenIddict's words.</summary>
    public string[] Permissions { get; set; } = [];

    /// <summary>Where codes may be sent.</summary>
    public string[] RedirectUris { get; set; } = [];

    /// <summary>Where people may be sent after signing out.</summary>
    public string[] PostLogoutRedirectUris { get; set; } = [];

    /// <summary>What it must do, in OpenIddict's words.</summary>
    public string[] Requirements { get; set; } = [];

    /// <summary>Its public keys as JSON, or null.</summary>
    public string? KeySet { get; set; }

    /// <summary>Settings, in OpenIddict's words.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>Further properties.</summary>
    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    /// <summary>Whether an administrator switched it off: it is then as good as unknown.</summary>
    [JsonIgnore]
    public bool IsDisabled
    {
        get => Status == "disabled";
        set => Status = value ? "disabled" : "enabled";
    }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    internal override DocumentRow Keys() => DocumentRow.Of(Kind, this) with
    {
        Name = ClientId,
        Type = ClientType,
        CreatedAt = CreatedAt,
    };
}
