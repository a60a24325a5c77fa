using Dapper;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Platform.Audit;

/// <summary>An entry as people read it.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="At">When, unix milliseconds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Random name of who did it, or null.</param>
/// <param name="ActorName">That person's name while there is an account.</param>
/// <param name="Subject">Random name of whom it concerns, or null.</param>
/// <param name="SubjectName">That person's name while there is an account.</param>
/// <param name="Details">A few words, while there is an account.</param>
public sealed record LogLine(
    long Seq, long At, string Kind, string? Actor, string? ActorName, string? Subject, string? SubjectName, string? Details);

/// <summary>Reads the log of accounts and rights, for administrators and for those whom it concerns.</summary>
public sealed class LogReader(Database.Database database) : IPersonalRecords
{
    private const string Select = """
        select e.seq, e.at, e.kind, e.actor, actor.name as actor_name, e.subject, subject.name as subject_name, d.details
        from log_entries e
        left join log_names a on a.id = e.actor left join people actor on actor.id = a.person_id
        left join log_names s on s.id = e.subject left join people subject on subject.id = s.person_id
        left join log_details d on d.chain = e.chain and d.seq = e.seq
        """;

    private const string Page = $"""
        {Select}
        where e.chain = @chain and e.seq < @before and (@kind = '' or e.kind = @kind) order by e.seq desc limit @limit
        """;

    private const string OfPerson = $"""
        {Select}
        where e.chain = @chain and (a.person_id = @person or s.person_id = @person) order by e.seq
        """;

    private const string OwnName = "select id from log_names where person_id = @person";

    private const string CountOfPerson = """
        select count(*) from log_entries e join log_names n on n.id = e.actor or n.id = e.subject where e.chain = @chain and n.person_id = @person
        """;

    /// <inheritdoc/>
    public string Name => "log";

    /// <summary>Entries before a place, the newest first.</summary>
    /// <param name="before">The place, exclusive; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="kind">Only this kind; empty for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancel">Ends the read.</param>
    public async Task<IReadOnlyList<LogLine>> PageAsync(long before, string kind, int limit, CancellationToken cancel = default) =>
        [.. await database.ReadAsync(c => c.QueryAsync<LogLine>(Page, new { chain = AuditLog.Chain, before, kind, limit }), cancel)];

    /// <summary>The kinds that occur.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(CancellationToken cancel = default) =>
        [.. await database.ReadAsync(
            c => c.QueryAsync<string>("select distinct kind from log_entries where chain = @chain order by kind", new { chain = AuditLog.Chain }), cancel)];

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel)
    {
        var parameters = new { chain = AuditLog.Chain, person = personId };
        var lines = await database.ReadAsync(c => c.QueryAsync<LogLine>(OfPerson, parameters), cancel);
        var own = await database.ReadAsync(c => c.QuerySingleOrDefaultAsync<string?>(OwnName, parameters), cancel);
        // What others are called in the log is theirs.
        return lines.Select(line => new
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(line.At),
            line.Kind,
            line.Details,
            Actor = line.Actor == own ? own : null,
            Subject = line.Subject == own ? own : null,
        }).ToList();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) =>
        [new("log", await database.ReadAsync(c => c.QuerySingleAsync<long>(CountOfPerson, new { chain = AuditLog.Chain, person = personId }), cancel), Stays: true)];
}
