namespace Fachgruppe.Accounts.Tokens;

/// <summary>A bearer token as it is kept: without its secret.</summary>
/// <param name="Id">The claim <c>jti</c>.</param>
/// <param name="PersonId">In whose name it acts.</param>
/// <param name="Scopes">Separated by blanks, e.g. <c>boards.read boards.write</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record Token(string Id, string PersonId, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
