using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Boards.Live;

/// <summary>Ends what rights no longer allow: looks at the rights version, and at every connection when it has risen.</summary>
public sealed class RightsWatch(RightsVersion version, BoardConnections connections, Rooms rooms, Callers callers, BoardStore boards) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _checked = -1;

    /// <summary>The rights version, at most 250 ms old.</summary>
    public ValueTask<long> VersionAsync() => version.CurrentAsync();

    /// <summary>Returns once every connection's rights are those of a version at most 250 ms old.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read; nobody may rely on older rights then.</exception>
    public async ValueTask EnsureFreshAsync()
    {
        var current = await version.CurrentAsync();
        if (current != Volatile.Read(ref _checked))
        {
            await CheckAllAsync(current);
        }
    }

    /// <summary>Looks again at every connection, also for what ends by time alone: a session, a token.</summary>
    public async Task CheckAllAsync(long current)
    {
        await _turn.WaitAsync();
        try
        {
            foreach (var connection in connections.All)
            {
                await CheckAsync(connection);
            }

            Volatile.Write(ref _checked, current);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Looks again at one connection.</summary>
    public async Task CheckAsync(BoardConnection connection)
    {
        if (ReferenceEquals(connection.Caller, Caller.Nobody))
        {
            return;
        }

        if (await callers.OfAsync(connection.Principal, connection.Caller.Language) is not { } caller)
        {
            End(connection, connection.Caller.Viewer.Guest is null ? CloseReasons.SignedOut : CloseReasons.Revoked);
            return;
        }

        connection.Caller = caller;
        foreach (var boardId in connection.OpenBoards)
        {
            await CheckAsync(connection, boardId);
        }
    }

    /// <summary>Takes a board from a connection and says why.</summary>
    public void Close(BoardConnection connection, string boardId, string reason)
    {
        if (connection.Forget(boardId))
        {
            rooms.Find(boardId)?.Exit(connection);
            connection.SendClosed(boardId, reason);
        }
    }

    private async Task CheckAsync(BoardConnection connection, string boardId)
    {
        var caller = connection.Caller;
        var row = caller.MayRead ? await boards.ReadAsync(caller.Viewer, boardId) : null;
        if (row is null)
        {
            Close(connection, boardId, await boards.IsDeletedAsync(boardId) ? CloseReasons.Deleted : CloseReasons.Revoked);
        }
        else if (row.ArchivedAt is not null && connection.AccessTo(boardId)?.Board.ArchivedAt is null)
        {
            Close(connection, boardId, CloseReasons.Archived);
        }
        else if (connection.AccessTo(boardId) is { } before)
        {
            var access = BoardAccess.Of(row, caller);
            connection.Remember(access);
            if (access.Role != before.Role)
            {
                connection.Send(BoardRoom.Message(boardId, "You", BoardEngine.You(access, caller)));
            }
        }
    }

    private void End(BoardConnection connection, string reason)
    {
        foreach (var boardId in connection.OpenBoards)
        {
            Close(connection, boardId, reason);
        }

        connection.End();
    }
}

/// <summary>Why a board was closed, as in the contract.</summary>
public static class CloseReasons
{
    /// <summary>The right to see it ended.</summary>
    public const string Revoked = "revoked";

    /// <summary>The session or token ended.</summary>
    public const string SignedOut = "signed_out";

    /// <summary>The board went into the archive; opening it again gives it to read.</summary>
    public const string Archived = "archived";

    /// <summary>The board was deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>Too many calls, or too slow a reader.</summary>
    public const string Overload = "overload";

    /// <summary>This server stops; another or the next one answers.</summary>
    public const string Shutdown = "shutdown";
}
