using Fachgruppe.Platform;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>A signed-in browser.</summary>
/// <param name="Id">Session id, the cookie's claim <c>sid</c>.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="Device">Browser and system in words, e.g. "Firefox, Linux".</param>
/// <param name="CreatedAt">Sign-in.</param>
/// <param name="SeenAt">Last use, to the hour.</param>
/// <param name="ExpiresAt">When it ends if nobody ends it.</param>
/// <param name="VerifiedAt">When its person last proved who they are.</param>
/// <param name="MultiFactor">Whether that was more than a password.</param>
public sealed record Session(
    string Id,
    string PersonId,
    string Device,
    DateTimeOffset CreatedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset VerifiedAt,
    bool MultiFactor)
{
    internal const string Columns = "id, person_id, device, created_at, seen_at, expires_at, verified_at, multi_factor";

    internal const string Insert =
        $"insert into sessions ({Columns}) values (@Id, @PersonId, @Device, @CreatedAt, @SeenAt, @ExpiresAt, @VerifiedAt, @MultiFactor)";

    internal const string Alive = $"select {Columns} from sessions where id = @id and expires_at > @now";

    internal const string OfPerson = $"select {Columns} from sessions where person_id = @personId and expires_at > @now order by seen_at desc";

    internal const string Verify = """
        update sessions set verified_at = @now, multi_factor = case when @multiFactor = 1 then 1 else multi_factor end where id = @id
        """;

    /// <summary>A session that begins now.</summary>
    public static Session New(string personId, string device, bool multiFactor, DateTimeOffset now) =>
        new(Ids.New(), personId, device, now, now, now + SessionStore.Life, now, multiFactor);
}
