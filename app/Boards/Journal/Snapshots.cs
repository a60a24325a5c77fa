using System.Data.Common;
using System.Text;
using Dapper;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Journal;

/// <summary>Keeps snapshots, so that a board loads without its whole past, and folds what is older than the journal must be.</summary>
public sealed class Snapshots(Database database, TimeProvider time, IConfiguration configuration, ILogger<Snapshots> log)
{
    /// <summary>Operations after which a snapshot is worth its writing.</summary>
    public const int Every = 500;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    private const string Insert = """
        insert into board_snapshots (board_id, seq, at, state) values (@board, @seq, @at, @state)
        on conflict (board_id, seq) do nothing
        """;

    private const string DeleteOlder = "delete from board_snapshots where board_id = @board and seq < @seq";
    private const string Stale = "select distinct board_id from board_ops where at < @before";

    private const string Fold = """
        delete from board_ops where board_id = @board and at < @before
          and seq <= (select max(s.seq) from board_snapshots s where s.board_id = @board)
        """;

    /// <summary>Journal and receipts are kept this long: <c>Boards:JournalDays</c>, 400 unless configured.</summary>
    public TimeSpan Kept { get; } = TimeSpan.FromDays(configuration.GetValue("Boards:JournalDays", 400));

    /// <summary>Writes a snapshot in the background when enough has happened.</summary>
    internal void Consider(BoardRoom room)
    {
        var state = room.State;
        if (!room.IsLoaded || state.Seq - room.SnapshotSeq < Every || time.GetElapsedTime(room.SnapshotAt) < AtMost)
        {
            return;
        }

        (room.SnapshotSeq, room.SnapshotAt) = (state.Seq, time.GetTimestamp());
        _ = Task.Run(() => TrySaveAsync(room.Id, state));
    }

    /// <summary>Writes a snapshot now.</summary>
    public Task SaveAsync(string board, Engine.BoardState state)
    {
        var text = Encoding.UTF8.GetString(WireFormats.ToJson(new SnapshotFormat(state)));
        return database.WriteAsync(async (connection, transaction) =>
        {
            var row = new { board, seq = state.Seq, at = time.GetUtcNow().ToUnixTimeMilliseconds(), state = text };
            await connection.ExecuteAsync(Insert, row, transaction);
            await connection.ExecuteAsync(DeleteOlder, row, transaction);
        });
    }

    /// <summary>Folds the journal of every board: what is older than <see cref="Kept"/> lives on in the snapshot alone.</summary>
    /// <returns>How many operations went.</returns>
    public async Task<int> FoldAsync(CancellationToken cancel = default)
    {
        var before = (time.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        var boards = await database.ReadAsync(async c => (await c.QueryAsync<string>(Stale, new { before })).AsList(), cancel);
        var folded = 0;
        foreach (var board in boards)
        {
            var state = await database.ReadAsync(
                async c =>
                {
                    var (snapshot, after) = await JournalStore.LoadAsync(c, null, board, long.MaxValue);
                    return Engine.BoardReducer.Apply(snapshot, after);
                },
                cancel);
            await SaveAsync(board, state);
            folded += await database.WriteAsync((c, t) => c.ExecuteAsync(Fold, new { board, before }, t), cancel: cancel);
        }

        return folded;
    }

    private async Task TrySaveAsync(string board, Engine.BoardState state)
    {
        try
        {
            await SaveAsync(board, state);
        }
        catch (DbException error)
        {
            Failed(log, error);
        }
    }

    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Warning, new EventId(2, "SnapshotFailed"), "A snapshot was not saved; the journal holds everything.");
}
