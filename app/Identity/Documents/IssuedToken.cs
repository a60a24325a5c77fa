using System.Text.Json;
using Fachgruppe.Platform;

namespace Fachgruppe.Identity.Documents;

/// <summary>A code or token that was handed out. Whoever reads it here cannot use it: it is known by a digest.</summary>
public sealed class IssuedToken : Document
{
    internal const string Kind = "token";

    /// <summary>The client's document.</summary>
    public string? Client { get; set; }

    /// <summary>The grant it belongs to.</summary>
    public string? Grant { get; set; }

    /// <summary>Whose; a client's own name where it acts for itself.</summary>
    public string? Subject { get; set; }

    /// <summary>As RFC 8693, 3 writes kinds of tokens, <c>urn:ietf:params:oauth:token-type:access_token</c> and so on.</summary>
    public string? Type { get; set; }

    /// <summary>Digest of what was handed out.</summary>
    public string? ReferenceId { get; set; }

    /// <summary>What it says, signed and encrypted.</summary>
    public string? Payload { get; set; }

    /// <summary>Further properties.</summary>
    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    /// <summary>Made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Ends.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Used up.</summary>
    public DateTimeOffset? RedeemedAt { get; set; }

    internal override DocumentRow Keys() => DocumentRow.Of(Kind, this) with
    {
        Name = ReferenceId,
        PersonId = Ids.IsId(Subject) ? Subject : null,
        ClientId = Client,
        GrantId = Grant,
        Type = Type,
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
    };
}
