namespace Fachgruppe.Platform.Outbox;

/// <summary>Something that shall leave the system.</summary>
/// <param name="Kind">Handler and topic, e.g. <c>mail.invitation</c>.</param>
/// <param name="Payload">What the handler needs; it is stored protected.</param>
/// <param name="PersonId">Whom it concerns, if they have an account: it goes when they go.</param>
/// <param name="DedupKey">Two rows with one key become one; holds ids only.</param>
/// <param name="DueAt">Not before then; null for now.</param>
public sealed record NewOutboxItem(string Kind, string Payload, string? PersonId = null, string? DedupKey = null, DateTimeOffset? DueAt = null);

/// <summary>The same, unreadable: ready for the transaction.</summary>
public sealed record SealedItem(
    string Id, string Kind, string Payload, string? PersonId, string? DedupKey, DateTimeOffset Now, DateTimeOffset DueAt);
