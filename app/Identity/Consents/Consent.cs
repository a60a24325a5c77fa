namespace Fachgruppe.Identity.Consents;

/// <summary>What a person allowed a program, until it is taken back.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Client">What the program is called.</param>
/// <param name="ClientId">The name it calls itself by.</param>
/// <param name="Scopes">What it may have.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record Consent(string Id, string Client, string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt);
