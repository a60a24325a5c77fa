using System.Text.Json;
using Fachgruppe.Platform;

namespace Fachgruppe.Identity.Documents;

/// <summary>What a person allowed a client: a remembered consent, or the family of tokens of one sign-in.</summary>
public sealed class Grant : Document
{
    internal const string Kind = "grant";

    /// <summary>The client's document.</summary>
    public string? Client { get; set; }

    /// <summary>Whose; a client's own name where it acts for itself.</summary>
    public string? Subject { get; set; }

    /// <summary><c>permanent</c> for a consent, <c>ad-hoc</c> for a sign-in.</summary>
    public string? Type { get; set; }

    /// <summary>What was allowed.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>Further properties.</summary>
    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    internal override DocumentRow Keys() => DocumentRow.Of(Kind, this) with
    {
        PersonId = Ids.IsId(Subject) ? Subject : null,
        ClientId = Client,
        Type = Type,
        CreatedAt = CreatedAt,
    };
}
