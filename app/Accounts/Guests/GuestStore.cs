using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Platform.Audit;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Accounts.Guests;

/// <summary>Guests: letting them in, what they may see, and how they leave.</summary>
public sealed class GuestStore(Database database, TimeProvider time)
{
    /// <summary>How long a guest's name stays beside what they wrote after their last link ended.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // Locks the link, so that two who come at once never share the last seat.
    private const string Lock = "update guest_links set seats = seats where id = @Id";
    private const string Taken = "select count(*) from guest_seats where link_id = @Id and ended_at is null and guest_id <> @guest";

    private const string Sit = """
        insert into guest_seats (guest_id, link_id, joined_at) values (@guest, @Id, @now)
        on conflict (guest_id, link_id) do nothing
        """;

    private const string Seats = """
        select l.object_id, l.role, l.expires_at from guest_seats s join guest_links l on l.id = s.link_id
        where s.guest_id = @id and s.ended_at is null and l.revoked_at is null and l.expires_at > @now
        order by l.created_at
        """;

    private const string OfLink = """
        select g.id, g.name from guest_seats s join guests g on g.id = s.guest_id
        where s.link_id = @linkId and s.ended_at is null order by s.joined_at, g.id
        """;

    private const string End = """
        update guest_seats set ended_at = @now where guest_id = @guestId and ended_at is null
          and link_id in (select id from guest_links where object_id = @objectId)
        """;

    private const string Forget = """
        delete from guests where not exists (
            select 1 from guest_seats s join guest_links l on l.id = s.link_id
            where s.guest_id = guests.id
              and (case when s.ended_at is not null then s.ended_at when l.revoked_at is not null then l.revoked_at else l.expires_at end) > @old)
        """;

    private readonly string _cards = $"select g.id, g.name from guests g where {database.In("g.id", "ids")}";

    /// <summary>Lets a guest in; one who was removed from this link stays out.</summary>
    /// <param name="link">The link.</param>
    /// <param name="name">A checked name.</param>
    /// <param name="guestId">Somebody who is a guest elsewhere already, or null for a new guest.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The guest's id, or null when no seat is left.</returns>
    public Task<string?> JoinAsync(GuestLink link, string name, string? guestId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        return database.WriteAsync(
            async (c, t) =>
            {
                var (guest, now) = (guestId ?? Ids.New(), time.GetUtcNow());
                await c.ExecuteAsync(Lock, new { link.Id }, t);
                if (await c.QuerySingleAsync<long>(Taken, new { link.Id, guest }, t) >= link.Seats)
                {
                    return null;
                }

                await c.ExecuteAsync(
                    "insert into guests (id, name, joined_at) values (@guest, @name, @now) on conflict (id) do update set name = @name", new { guest, name, now }, t);
                await c.ExecuteAsync(Sit, new { guest, link.Id, now }, t);
                await RightsVersion.RaiseAsync(c, t);
                await AuditLog.AppendAsync(c, t, now, new("guest.joined", null, null));
                return guest;
            },
            cancel: cancel);
    }

    /// <summary>What a guest may see now, and until when that holds; null once all their links have ended.</summary>
    public async Task<(Guest Guest, DateTimeOffset Until)?> FindAsync(string id, CancellationToken cancel = default)
    {
        var seats = (await database.ReadAsync(c => c.QueryAsync<Seat>(Seats, new { id, now = time.GetUtcNow() }), cancel)).AsList();
        if (seats.Count == 0)
        {
            return null;
        }

        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        seats.ForEach(seat => roles[seat.ObjectId] = seat.Role);
        return (new Guest(id, roles), seats.Min(seat => seat.ExpiresAt));
    }

    /// <summary>The cards of some guests; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<PersonCard>> CardsAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default) =>
        [.. (await database.ReadAsync(c => c.QueryAsync<(string Id, string Name)>(_cards, new { ids }), cancel)).Select(Card)];

    /// <summary>Who sits on a link, in the order in which they came.</summary>
    public async Task<IReadOnlyList<PersonCard>> OfLinkAsync(string linkId, CancellationToken cancel = default) =>
        [.. (await database.ReadAsync(c => c.QueryAsync<(string Id, string Name)>(OfLink, new { linkId }), cancel)).Select(Card)];

    /// <summary>Sends a guest away from an object.</summary>
    public Task EndAsync(string objectId, string guestId, string endedBy, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var now = time.GetUtcNow();
            if (await c.ExecuteAsync(End, new { guestId, objectId, now }, t) > 0)
            {
                await RightsVersion.RaiseAsync(c, t);
                await AuditLog.AppendAsync(c, t, now, new("guest.removed", endedBy, endedBy));
            }
        },
        cancel: cancel);

    /// <summary>A guest leaves and is forgotten; what they wrote stays without a name.</summary>
    public Task LeaveAsync(string guestId, CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            await c.ExecuteAsync("delete from guests where id = @guestId", new { guestId }, t);
            await RightsVersion.RaiseAsync(c, t);
        },
        cancel: cancel);

    /// <summary>Forgets guests whose links ended before <see cref="Retention"/>.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(CancellationToken cancel = default) => database.WriteAsync(
        async (c, t) =>
        {
            var forgotten = await c.ExecuteAsync(Forget, new { old = time.GetUtcNow() - Retention }, t);
            await c.ExecuteAsync(
                "delete from guest_links where expires_at <= @old and not exists (select 1 from guest_seats s where s.link_id = guest_links.id)",
                new { old = time.GetUtcNow() - Retention }, t);
            return forgotten;
        },
        cancel: cancel);

    private static PersonCard Card((string Id, string Name) guest) => new(guest.Id, guest.Name, PersonCard.Guest, false);

    private sealed record Seat(string ObjectId, string Role, DateTimeOffset ExpiresAt);
}
