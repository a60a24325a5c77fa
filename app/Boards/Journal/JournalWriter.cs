using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Journal;

/// <summary>
/// The one writer of all boards on this node: it takes everything that waits, commits it at once, and only then
/// lets anybody know.
/// </summary>
public sealed class JournalWriter : IAsyncDisposable
{
    private const int MaxWaitingCalls = 20_000;
    private const int MaxBatchOperations = 2_000;
    private const int RoomsKept = 1_000;

    // A batch earns a pause by what it made the machine deliver: two people never wait, a hundred share a frame.
    private const double DeliveriesPerMillisecond = 8;
    private const double LongestPause = 16;

    private readonly JournalStore _store;
    private readonly VoteStore _votes;
    private readonly BallotStore _ballots;
    private readonly Database _database;
    private readonly Rooms _rooms;
    private readonly RightsWatch _rights;
    private readonly Snapshots _snapshots;
    private readonly TimeProvider _time;
    private readonly ILogger<JournalWriter> _log;
    private readonly Channel<JournalCall> _calls = Channel.CreateBounded<JournalCall>(new BoundedChannelOptions(MaxWaitingCalls) { SingleReader = true });
    private readonly Task _loop;

    /// <summary>Starts the loop; it ends when the writer is disposed.</summary>
    public JournalWriter(
        JournalStore store, VoteStore votes, BallotStore ballots, Database database, Rooms rooms, RightsWatch rights, Snapshots snapshots, TimeProvider time, ILogger<JournalWriter> log)
    {
        (_store, _votes, _ballots, _database, _rooms, _rights, _snapshots, _time, _log) = (store, votes, ballots, database, rooms, rights, snapshots, time, log);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Hands a call in. Calls of one sender keep their order. The answer never fails; it may say <c>not_saved</c>.</summary>
    public void Enqueue(JournalCall call)
    {
        if (!_calls.Writer.TryWrite(call))
        {
            call.Refuse(new(Codes.NotSaved, RefusalReason.NotSaved));
        }
    }

    /// <summary>The board's room with everything that is committed by now.</summary>
    public async Task<BoardRoom> LoadAsync(string boardId)
    {
        var call = new JournalCall(boardId, null, [], () => BoardRole.Read);
        Enqueue(call);
        await call.Answer;
        return _rooms.Of(boardId);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _calls.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<JournalCall>();
        while (await _calls.Reader.WaitToReadAsync())
        {
            var started = Stopwatch.GetTimestamp();
            for (var operations = 0; operations < MaxBatchOperations && _calls.Reader.TryRead(out var call); operations += call.Operations.Count)
            {
                batch.Add(call);
            }

            var deliveries = await CommitAsync(batch);
            batch.Clear();
            _rooms.ForgetIdle(RoomsKept);
            await PauseAsync(started, deliveries);
        }
    }

    private async Task<int> CommitAsync(List<JournalCall> batch)
    {
        try
        {
            await _rights.EnsureFreshAsync();
            return await WriteAsync(batch);
        }
        catch (Exception error) when (error is not DbException && batch.Select(c => c.BoardId).Distinct().Skip(1).Any())
        {
            // One board that cannot be read must not stop the others.
            var deliveries = 0;
            foreach (var board in batch.GroupBy(c => c.BoardId))
            {
                deliveries += await CommitAsync([.. board]);
            }

            return deliveries;
        }
        catch (Exception error)
        {
            // Whether a failed commit took effect is unknown: memory stays behind and reads what it lacks before the next batch.
            Failed(_log, error);
            batch.ForEach(call => call.Refuse(new(Codes.NotSaved, RefusalReason.NotSaved)));
            return 0;
        }
    }

    private async Task<int> WriteAsync(List<JournalCall> batch)
    {
        var at = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var boards = batch.GroupBy(c => c.BoardId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new BoardBatch(_store, _votes, _ballots, _rooms.Of(g.Key), [.. g], at)).ToList();
        await _database.WriteAsync(
            async (connection, transaction) =>
            {
                var heads = await _store.LockAsync(connection, transaction, [.. boards.Select(b => b.BoardId)]);
                foreach (var board in boards)
                {
                    await board.WriteAsync(connection, transaction, heads.GetValueOrDefault(board.BoardId));
                }
            },
            WritePriority.Journal);
        var deliveries = 0;
        foreach (var board in boards)
        {
            deliveries += board.Publish(_time.GetTimestamp());
            _snapshots.Consider(_rooms.Of(board.BoardId));
        }

        return deliveries;
    }

    // The machine's own clock, not TimeProvider: this is about load, and a turned clock must not stop the journal.
    private static async Task PauseAsync(long started, int deliveries)
    {
        var left = Math.Min(LongestPause, deliveries / DeliveriesPerMillisecond) - Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (left >= 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(left));
        }
    }

    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "JournalFailed"), "A batch of the journal was not saved.");
}
