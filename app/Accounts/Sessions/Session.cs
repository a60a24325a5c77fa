namespace Fachgruppe.Accounts.Sessions;

/// <summary>One signed-in browser.</summary>
/// <param name="Id">The claim <c>sid</c>.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Device">Browser and system in words, so that people recognise it; nothing finer is kept.</param>
/// <param name="CreatedAt">When it signed in.</param>
/// <param name="SeenAt">When it was last used, to the hour.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record Session(
    string Id, string PersonId, string Device, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);
