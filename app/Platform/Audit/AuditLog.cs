using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Fachgruppe.Platform.Audit;

/// <summary>The log of accounts and rights: written in the transaction of what happened, hash-chained, without content.</summary>
public sealed class AuditLog(Database.Database database)
{
    /// <summary>The name of this chain.</summary>
    public const string Chain = "audit";

    private const int PerRead = 2_000;

    // Raising the head locks it, so that two transactions never make the same link.
    private const string Advance = "update log_heads set seq = seq + 1 where chain = @chain returning seq, hash";
    private const string Close = "update log_heads set hash = @Hash where chain = @Chain";

    private const string Insert = """
        insert into log_entries (chain, seq, at, kind, actor, subject, digest, previous, hash)
        values (@Chain, @Seq, @At, @Kind, @Actor, @Subject, @Digest, @Previous, @Hash)
        """;

    private const string InsertDetails =
        "insert into log_details (chain, seq, person_id, salt, details) values (@chain, @seq, @person, @salt, @details)";

    private const string InsertName = "insert into log_names (id, person_id) values (@id, @person) on conflict (person_id) do nothing";
    private const string Name = "select id from log_names where person_id = @person";

    private const string Links = """
        select e.chain, e.seq, e.at, e.kind, e.actor, e.subject, e.digest, e.previous, e.hash, d.salt, d.details
        from log_entries e left join log_details d on d.chain = e.chain and d.seq = e.seq
        where e.chain = @chain and e.seq > @after order by e.seq limit @limit
        """;

    /// <summary>Adds an entry. Call it last in the transaction that does what the entry tells.</summary>
    /// <param name="connection">Of the transaction.</param>
    /// <param name="transaction">The one in which it happens.</param>
    /// <param name="at">When it happens.</param>
    /// <param name="happened">What; its people must have accounts still.</param>
    public static async Task AppendAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset at, LogEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var head = await connection.QuerySingleAsync<Head>(Advance, new { chain = Chain }, transaction);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var entry = LogEntry.After(
            head.Hash, Chain, head.Seq, at.ToUnixTimeMilliseconds(), happened.Kind,
            await NameAsync(connection, transaction, happened.ActorId), await NameAsync(connection, transaction, happened.SubjectId),
            LogEntry.DigestOf(salt, happened.Details));
        await connection.ExecuteAsync(Insert, entry, transaction);
        await connection.ExecuteAsync(Close, entry, transaction);
        if (happened.Details is { } details && (happened.SubjectId ?? happened.ActorId) is { } person)
        {
            await connection.ExecuteAsync(InsertDetails, new { chain = Chain, seq = head.Seq, person, salt, details }, transaction);
        }
    }

    /// <summary>Walks the whole chain and compares every hash, every digest that can still be compared, and the head.</summary>
    public Task<LogVerdict> VerifyAsync(CancellationToken cancel = default) => database.ReadAsync(
        async connection =>
        {
            var head = await connection.QuerySingleOrDefaultAsync<Head>("select seq, hash from log_heads where chain = @chain", new { chain = Chain });
            var (seq, hash) = (0L, "");
            if (head is null)
            {
                return new LogVerdict(0, 1);
            }

            while (seq < head.Seq)
            {
                cancel.ThrowIfCancellationRequested();
                var links = (await connection.QueryAsync<LogEntry, Secret, (LogEntry Entry, Secret? Secret)>(
                    Links, (entry, secret) => (entry, secret), new { chain = Chain, after = seq, limit = PerRead }, splitOn: "salt")).AsList();
                foreach (var (entry, secret) in links)
                {
                    if (entry.Seq != seq + 1 || entry.Previous != hash || !entry.IsGenuine || secret?.Fits(entry) == false)
                    {
                        return new LogVerdict(seq, seq + 1);
                    }

                    (seq, hash) = (entry.Seq, entry.Hash);
                }

                if (links.Count == 0)
                {
                    return new LogVerdict(seq, seq + 1);
                }
            }

            return new LogVerdict(seq, hash == head.Hash ? null : seq);
        },
        cancel);

    private static async Task<string?> NameAsync(DbConnection connection, DbTransaction transaction, string? person)
    {
        if (person is null)
        {
            return null;
        }

        await connection.ExecuteAsync(InsertName, new { id = Guid.NewGuid().ToString(), person }, transaction);
        return await connection.QuerySingleAsync<string>(Name, new { person }, transaction);
    }

    private sealed record Head(long Seq, string Hash);

    private sealed record Secret(string? Salt, string? Details)
    {
        public bool Fits(LogEntry entry) => Salt is null || LogEntry.DigestOf(Salt, Details) == entry.Digest;
    }
}

/// <summary>What a look at a chain found.</summary>
/// <param name="Entries">How many entries were found genuine, from the first.</param>
/// <param name="BrokenAt">The first entry that is not what was written, or null.</param>
public sealed record LogVerdict(long Entries, long? BrokenAt);
