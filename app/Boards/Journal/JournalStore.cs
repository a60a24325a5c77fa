using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Journal;

/// <summary>What a batch needs of a board's row, locked until the batch ends.</summary>
public sealed record BoardHead(string Id, string Title, string Description, long Seq, long? ArchivedAt, long? DeletedAt);

/// <summary>The receipt of an operation that was accepted before.</summary>
public sealed record StoredReceipt(string OpId, long Seq, string Digest);

/// <summary>An operation about to be written.</summary>
/// <param name="BoardId">Its board.</param>
/// <param name="Applied">Its effect.</param>
/// <param name="Digest">Of what was sent, see <see cref="OperationDigest"/>.</param>
public readonly record struct JournalEntry(string BoardId, AppliedOperation Applied, string Digest);

/// <summary>The journal's tables.</summary>
public sealed class JournalStore(Database database)
{
    // SQLite finds a parameter by its name by looking through all of them.
    private const int RowsPerInsert = 16;

    private const string Advance = "update boards set seq = @seq, updated_at = @at where id = @board";
    private const string Describe = "update boards set title = @title, description = @description, version = version + 1 where id = @board";
    private const string Snapshot = "select state from board_snapshots where board_id = @board order by seq desc limit 1";

    private const string Operations = """
        select seq, actor_id, at, payload from board_ops
        where board_id = @board and seq > @after and seq <= @upTo order by seq
        """;

    private readonly string _heads =
        $"select id, title, description, seq, archived_at, deleted_at from boards where {database.In("id", "ids")} order by id {database.ForUpdate}";

    private readonly string _receipts = $"select op_id, seq, digest from board_ops where board_id = @board and {database.In("op_id", "ids")}";
    private readonly string _seqs = $"select id, seq from boards where {database.In("id", "ids")}";

    /// <summary>Locks boards in the order of their ids, so that two nodes never wait for each other in a circle.</summary>
    public async Task<Dictionary<string, BoardHead>> LockAsync(DbConnection connection, DbTransaction transaction, string[] ids)
        => (await connection.QueryAsync<BoardHead>(_heads, new { ids }, transaction)).ToDictionary(h => h.Id, StringComparer.Ordinal);

    /// <summary>The receipts among these operation ids.</summary>
    public async Task<Dictionary<string, StoredReceipt>> ReceiptsAsync(
        DbConnection connection, DbTransaction transaction, string board, string[] ids)
        => (await connection.QueryAsync<StoredReceipt>(_receipts, new { board, ids }, transaction)).ToDictionary(r => r.OpId, StringComparer.Ordinal);

    /// <summary>The operations after one place up to another, in order.</summary>
    public static async Task<List<AppliedOperation>> OperationsAsync(
        DbConnection connection, DbTransaction? transaction, string board, long after, long upTo)
    {
        var rows = await connection.QueryAsync<(long Seq, string? Actor, long At, string Payload)>(Operations, new { board, after, upTo }, transaction);
        return rows.Select(r => new AppliedOperation(r.Seq, r.Actor, r.At, OperationReader.ReadEffect(JsonWireReader.Parse(Encoding.UTF8.GetBytes(r.Payload))))).ToList();
    }

    /// <summary>The operations after one place up to another; null where the journal was folded in between.</summary>
    public async Task<IReadOnlyList<AppliedOperation>?> SinceAsync(string board, long after, long upTo, CancellationToken cancel)
    {
        var operations = await database.ReadAsync(c => OperationsAsync(c, null, board, after, upTo), cancel);
        return operations.Count == upTo - after ? operations : null;
    }

    /// <summary>The newest snapshot, and the operations after it.</summary>
    public static async Task<(BoardState Snapshot, List<AppliedOperation> After)> LoadAsync(
        DbConnection connection, DbTransaction? transaction, string board, long upTo)
    {
        var stored = await connection.QuerySingleOrDefaultAsync<string>(Snapshot, new { board }, transaction);
        var snapshot = stored is null ? BoardState.Empty : SnapshotFormat.Read(Encoding.UTF8.GetBytes(stored));
        return (snapshot, await OperationsAsync(connection, transaction, board, snapshot.Seq, upTo));
    }

    /// <summary>Writes operations.</summary>
    public static async Task AppendAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalEntry> entries)
    {
        for (var first = 0; first < entries.Count; first += RowsPerInsert)
        {
            await InsertAsync(connection, transaction, entries.Skip(first).Take(RowsPerInsert).ToList());
        }
    }

    /// <summary>Moves a board's sequence to its last operation.</summary>
    public static Task AdvanceAsync(DbConnection connection, DbTransaction transaction, string board, AppliedOperation last)
        => connection.ExecuteAsync(Advance, new { board, seq = last.Seq, at = last.At }, transaction);

    /// <summary>Writes title and description after a board.set.</summary>
    public static Task DescribeAsync(DbConnection connection, DbTransaction transaction, string board, string title, string description)
        => connection.ExecuteAsync(Describe, new { board, title, description }, transaction);

    /// <summary>Where boards stand, to notice what another process wrote.</summary>
    public async Task<Dictionary<string, long>> SeqsAsync(string[] ids, CancellationToken cancel)
        => await database.ReadAsync(
            async c => (await c.QueryAsync<(string Id, long Seq)>(_seqs, new { ids })).ToDictionary(r => r.Id, r => r.Seq, StringComparer.Ordinal), cancel);

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, List<JournalEntry> entries)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder("insert into board_ops (board_id, seq, op_id, actor_id, at, payload, digest) values ");
        for (var i = 0; i < entries.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}(@b{i},@s{i},@o{i},@a{i},@t{i},@p{i},@d{i})");
            var (board, applied, digest) = entries[i];
            Add(command, "b", i, board);
            Add(command, "s", i, applied.Seq);
            Add(command, "o", i, applied.Operation.OpId);
            Add(command, "a", i, (object?)applied.Actor ?? DBNull.Value);
            Add(command, "t", i, applied.At);
            Add(command, "p", i, Encoding.UTF8.GetString(WireFormats.ToJson(new Effect(applied.Operation))));
            Add(command, "d", i, digest);
        }

        command.CommandText = sql.ToString();
        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, int index, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{name}{index}");
        parameter.Value = value;
        if (value is DBNull)
        {
            parameter.DbType = System.Data.DbType.String;
        }

        command.Parameters.Add(parameter);
    }
}
