using Dapper;

namespace Fachgruppe.Platform.Outbox;

/// <summary>A row that is late or was given up, as administrators see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Payload">What it holds, in clear; null when that cannot be read any more.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When it came in.</param>
/// <param name="DueAt">When it will be tried next.</param>
/// <param name="FailedAt">When it was given up, or null.</param>
/// <param name="LastError">The last reason.</param>
public sealed record TroubledItem(
    string Id, string Kind, string? Payload, long Attempts, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? FailedAt, string? LastError);

/// <summary>How the outbox is doing.</summary>
/// <param name="Waiting">Rows due and not tried yet.</param>
/// <param name="Late">Rows that failed and will be tried again.</param>
/// <param name="Failed">Rows given up.</param>
/// <param name="Done">Rows that left within the last day.</param>
public sealed record OutboxCounts(long Waiting, long Late, long Failed, long Done);

/// <summary>What administrators see of the outbox, and what they can do about it.</summary>
public sealed class OutboxReview(Database.Database database, OutboxStore outbox, TimeProvider time)
{
    private const string Troubled = """
        select id, kind, payload, attempts, created_at, due_at, failed_at, last_error from outbox
        where done_at is null and last_error is not null order by case when failed_at is null then 1 else 0 end, created_at desc limit 200
        """;

    private const string Count = """
        select coalesce(sum(case when done_at is null and failed_at is null and last_error is null then 1 else 0 end), 0) as waiting,
               coalesce(sum(case when done_at is null and failed_at is null and last_error is not null then 1 else 0 end), 0) as late,
               coalesce(sum(case when failed_at is not null then 1 else 0 end), 0) as failed,
               coalesce(sum(case when done_at > @since then 1 else 0 end), 0) as done
        from outbox
        """;

    private const string Again = """
        update outbox set failed_at = null, began_at = null, attempts = 0, due_at = @now
        where id = @id and done_at is null and last_error is not null and locked_until <= @now
        """;

    /// <summary>What was given up, then what is late; the newest first.</summary>
    public async Task<IReadOnlyList<TroubledItem>> TroubledAsync(CancellationToken cancel = default)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<TroubledItem>(Troubled), cancel);
        return [.. rows.Select(row => row with { Payload = row.Payload is null ? null : outbox.Reveal(row.Payload) })];
    }

    /// <summary>How many there are of each.</summary>
    public Task<OutboxCounts> CountAsync(CancellationToken cancel = default) =>
        database.ReadAsync(c => c.QuerySingleAsync<OutboxCounts>(Count, new { since = time.GetUtcNow() - TimeSpan.FromDays(1) }), cancel);

    /// <summary>Lets a row be tried again at once, as if it were new.</summary>
    /// <returns>False when there is no such row in trouble.</returns>
    public async Task<bool> AgainAsync(string id, CancellationToken cancel = default) =>
        await database.WriteAsync((c, t) => c.ExecuteAsync(Again, new { id, now = time.GetUtcNow() }, t), cancel: cancel) > 0;
}
