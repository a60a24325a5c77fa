using System.Data;
using System.Data.Common;
using System.Text;
using Dapper;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Journal;

/// <summary>What a batch needs of a board's row, locked until the batch ends.</summary>
public sealed record BoardHead(string Id, string Title, string Description, long Seq, long? ArchivedAt, long? DeletedAt, long Anonymous, long Votes)
{
    /// <summary>Whether its journal names nobody.</summary>
    public bool IsAnonymous => Anonymous == 1;
}

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
    private const string Insert =
        "insert into board_ops (board_id, seq, op_id, actor_id, at, payload, digest) values (@board, @seq, @op, @actor, @at, @payload, @digest)";

    private const string Receipt = "select seq, digest from board_ops where board_id = @board and op_id = @op";
    private const string Receipts = "select op_id, seq, digest from board_ops where board_id = @board and op_id = any(@ids)";
    private const string Advance = "update boards set seq = @seq, updated_at = @at where id = @board";
    private const string Describe = "update boards set title = @title, description = @description, version = version + 1 where id = @board";
    private const string Snapshot = "select state from board_snapshots where board_id = @board order by seq desc limit 1";

    private const string Operations = """
        select seq, actor_id, at, payload from board_ops
        where board_id = @board and seq > @after and seq <= @upTo order by seq
        """;

    private readonly string _heads =
        $"select id, title, description, seq, archived_at, deleted_at, is_anonymous as anonymous, votes from boards where {database.In("id", "ids")} order by id {database.ForUpdate}";

    private readonly string _seqs = $"select id, seq, votes from boards where {database.In("id", "ids")}";

    /// <summary>Locks boards in the order of their ids, so that two nodes never wait for each other in a circle.</summary>
    public async Task<Dictionary<string, BoardHead>> LockAsync(DbConnection connection, DbTransaction transaction, string[] ids)
        => (await connection.QueryAsync<BoardHead>(_heads, new { ids }, transaction)).ToDictionary(h => h.Id, StringComparer.Ordinal);

    /// <summary>The receipts among these operation ids.</summary>
    public async Task<Dictionary<string, StoredReceipt>> ReceiptsAsync(
        DbConnection connection, DbTransaction transaction, string board, string[] ids)
    {
        if (database.IsPostgres)
        {
            return (await connection.QueryAsync<StoredReceipt>(Receipts, new { board, ids }, transaction)).ToDictionary(r => r.OpId, StringComparer.Ordinal);
        }

        // In the process a prepared lookup costs less than a list of parameters, which SQLite searches by name.
        var found = new Dictionary<string, StoredReceipt>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Receipt;
        Add(command, "@board").Value = board;
        var opId = Add(command, "@op");
        foreach (var id in ids)
        {
            opId.Value = id;
            await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
            if (await row.ReadAsync())
            {
                found[id] = new(id, row.GetInt64(0), row.GetString(1));
            }
        }

        return found;
    }

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

    /// <summary>Writes operations: in one round trip where the engine is elsewhere, by one prepared command where it is in the process.</summary>
    public static async Task AppendAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<JournalEntry> entries)
    {
        if (connection.CanCreateBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var entry in entries)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = Insert;
                Fill(Parameters(command.Parameters, command.CreateParameter), entry);
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
            return;
        }

        await using var one = connection.CreateCommand();
        one.Transaction = transaction;
        one.CommandText = Insert;
        var parameters = Parameters(one.Parameters, one.CreateParameter);
        foreach (var entry in entries)
        {
            Fill(parameters, entry);
            await one.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Moves a board's sequence to its last operation.</summary>
    public static Task AdvanceAsync(DbConnection connection, DbTransaction transaction, string board, AppliedOperation last)
        => connection.ExecuteAsync(Advance, new { board, seq = last.Seq, at = last.At }, transaction);

    /// <summary>Writes title and description after a board.set.</summary>
    public static Task DescribeAsync(DbConnection connection, DbTransaction transaction, string board, string title, string description)
        => connection.ExecuteAsync(Describe, new { board, title, description }, transaction);

    /// <summary>Where boards stand, to notice what another process wrote.</summary>
    public async Task<Dictionary<string, (long Seq, long Votes)>> SeqsAsync(string[] ids, CancellationToken cancel)
        => await database.ReadAsync(
            async c => (await c.QueryAsync<(string Id, long Seq, long Votes)>(_seqs, new { ids })).ToDictionary(r => r.Id, r => (r.Seq, r.Votes), StringComparer.Ordinal), cancel);

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType) = (name, DbType.String);
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static DbParameter[] Parameters(DbParameterCollection all, Func<DbParameter> create)
    {
        string[] names = ["@board", "@seq", "@op", "@actor", "@at", "@payload", "@digest"];
        var parameters = new DbParameter[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            parameters[i] = create();
            parameters[i].ParameterName = names[i];
            parameters[i].DbType = names[i] is "@seq" or "@at" ? DbType.Int64 : DbType.String;
            all.Add(parameters[i]);
        }

        return parameters;
    }

    private static void Fill(DbParameter[] parameters, JournalEntry entry)
    {
        var (board, applied, digest) = entry;
        parameters[0].Value = board;
        parameters[1].Value = applied.Seq;
        parameters[2].Value = applied.Operation.OpId;
        parameters[3].Value = (object?)applied.Actor ?? DBNull.Value;
        parameters[4].Value = applied.At;
        parameters[5].Value = Encoding.UTF8.GetString(WireFormats.ToJson(new Effect(applied.Operation)));
        parameters[6].Value = digest;
    }
}
