namespace Fachgruppe.Platform.Outbox;

/// <summary>Something that is being worked off: leased, readable, ours until the lease ends.</summary>
/// <param name="Id">Id, the same at every try.</param>
/// <param name="Kind">What it is, e.g. <c>mail.invitation</c>; the word before the dot names the handler.</param>
/// <param name="Payload">What the handler needs, in clear.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="BeganAt">The first try.</param>
/// <param name="Lease">Whoever holds another lease may no longer complete it.</param>
public sealed record OutboxItem(string Id, string Kind, string Payload, long Attempts, DateTimeOffset BeganAt, string Lease)
{
    internal const string Insert = """
        insert into outbox (id, kind, payload, person_id, dedup_key, created_at, due_at)
        values (@Id, @Kind, @Payload, @PersonId, @DedupKey, @Now, @DueAt) on conflict (dedup_key) do nothing
        """;

    internal const string Done = """
        update outbox set done_at = @now, payload = null, lease = null, last_error = null
        where id = @Id and lease = @Lease and done_at is null
        """;

    internal const string Retry = """
        update outbox set due_at = @due, locked_until = 0, lease = null, last_error = @reason
        where id = @Id and lease = @Lease and done_at is null
        """;

    internal const string Fail = """
        update outbox set failed_at = @now, locked_until = 0, lease = null, last_error = @reason
        where id = @Id and lease = @Lease and done_at is null
        """;

    internal const string NextDue = "select min(due_at) from outbox where done_at is null and failed_at is null and locked_until <= @now";

    internal const string Release = "update outbox set locked_until = 0, lease = null where done_at is null and lease is not null";

    internal const string Unsent = "select id, kind, payload from outbox where payload is not null";

    internal const string Forget = "delete from outbox where done_at < @before or failed_at < @before";

    // A row that another transaction is claiming is passed over, not waited for.
    internal static string Claim(string lockFree) => $"""
        update outbox set locked_until = @until, lease = @lease, attempts = attempts + 1, began_at = coalesce(began_at, @now)
        where id = (select id from outbox
            where done_at is null and failed_at is null and due_at <= @now and locked_until <= @now
            order by due_at, id limit 1 {lockFree})
        returning id, kind, payload, attempts, began_at, lease
        """;
}
