namespace Fachgruppe.Accounts.Sessions;

/// <summary>A signed-in browser.</summary>
/// <param name="Id">Session id, the cookie's claim <c>sid</c>.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="Device">Browser and system in words, e.g. "Firefox, Linux".</param>
/// <param name="CreatedAt">Sign-in.</param>
/// <param name="SeenAt">Last use, to the hour.</param>
/// <param name="ExpiresAt">When it ends if nobody ends it.</param>
public sealed record Session(string Id, string PersonId, string Device, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt)
{
    internal const string Columns = "id, person_id, device, created_at, seen_at, expires_at";

    internal const string Insert =
        $"insert into sessions ({Columns}) values (@Id, @PersonId, @Device, @CreatedAt, @SeenAt, @ExpiresAt)";

    internal const string Alive = $"select {Columns} from sessions where id = @id and expires_at > @now";

    internal const string OfPerson = $"select {Columns} from sessions where person_id = @personId and expires_at > @now order by seen_at desc";
}
