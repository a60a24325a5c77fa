using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Wire;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Boards.Live;

/// <summary>What the hub's methods do.</summary>
public sealed class LiveBoards(
    BoardConnections connections, Rooms rooms, BoardStore boards, BoardEngine engine, JournalWriter journal, RightsWatch rights, Callers callers,
    IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>The connection behind a call.</summary>
    public BoardConnection? Find(string connectionId) => connections.Find(connectionId);

    /// <summary>Learns who a new connection is.</summary>
    /// <exception cref="HubException">too_many: the person has too many connections.</exception>
    public async Task ConnectAsync(HubCallerContext context)
    {
        var connection = connections.Find(context.ConnectionId) ?? throw new HubException(Codes.NotFound);
        var http = context.GetHttpContext();
        var language = http?.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName ?? "de";
        var version = await rights.VersionAsync();
        connection.Caller = await callers.OfAsync(connection.Principal, language) ?? throw new HubException(Codes.Forbidden);
        if (!connections.TryCount(connection, http?.Connection.RemoteIpAddress?.ToString()))
        {
            throw new HubException(Codes.TooMany);
        }

        await CheckIfChangedAsync(connection, version);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // SignalR has closed those that were there; one that comes late would hold up the end.
            context.Abort();
        }
    }

    /// <summary>Takes a connection off every board. It never touches another connection of the same person.</summary>
    public void Disconnect(string connectionId)
    {
        // SignalR calls this before its list forgets the connection.
        if (connections.Find(connectionId) is { } connection)
        {
            connection.End();
            foreach (var boardId in connection.OpenBoards)
            {
                rooms.Find(boardId)?.Exit(connection);
            }
        }
    }

    /// <inheritdoc cref="BoardHub.Open"/>
    public async Task<IWireMessage> OpenAsync(BoardConnection connection, WireValue boardId, WireValue afterSeq)
    {
        Spend(connection);
        if (boardId.Kind != WireKind.Text || !TextRules.IsId(boardId.Text) || !IsSequence(afterSeq))
        {
            throw new HubException(Codes.Invalid);
        }

        var caller = connection.Caller;
        if (!caller.MayRead)
        {
            throw new HubException(Codes.Forbidden);
        }

        var version = await rights.VersionAsync();
        var row = await boards.ReadAsync(caller.Viewer, boardId.Text) ?? throw new HubException(Codes.NotFound);
        var room = await engine.LoadAsync(row);
        if (!room.IsLoaded)
        {
            throw new HubException(Codes.NotSaved);
        }

        var access = BoardAccess.Of(row, caller);
        connection.Remember(access);
        room.Enter(connection);
        await CheckIfChangedAsync(connection, version);
        if (connection.AccessTo(row.Id) is null)
        {
            room.Exit(connection);
            throw new HubException(Codes.NotFound);
        }

        return afterSeq.Kind == WireKind.Number && await engine.CatchUpAsync(room, access, caller, (long)afterSeq.Number) is { } missed
            ? missed
            : await engine.AnswerAsync(room, access, caller);
    }

    /// <inheritdoc cref="BoardHub.Apply"/>
    public async Task<Receipts> ApplyAsync(BoardConnection connection, WireValue boardId, WireValue ops)
    {
        Spend(connection);
        var id = OpenBoard(connection, boardId);
        if (!connection.Caller.MayWrite || connection.AccessTo(id)?.MayWrite != true)
        {
            throw new HubException(Codes.Forbidden);
        }

        if (ops.Kind != WireKind.List || ops.List.Count == 0)
        {
            throw new HubException(Codes.Invalid);
        }

        if (ops.List.Count > OperationReader.MaxOperations)
        {
            throw new HubException(Codes.TooLarge);
        }

        // Nothing above waits, so that the calls of one connection reach the journal in their order.
        var read = new ReadOperation[ops.List.Count];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = OperationReader.Read(ops.List[i]);
        }

        var call = new JournalCall(id, connection.Caller.Viewer.ActorId, read, () => connection.AccessTo(id)?.Role ?? BoardRole.Read, answerAtOnce: true);
        journal.Enqueue(call);
        return new Receipts(await call.Answer, connection.Caller.Language);
    }

    /// <inheritdoc cref="BoardHub.Drag"/>
    public void Drag(BoardConnection connection, WireValue boardId, WireValue noteId, WireValue x, WireValue y)
    {
        if (Ephemeral(connection, boardId, x, y) is { } room
            && noteId.Kind == WireKind.Text
            && room.State is var state
            && state.Notes.GetValueOrDefault(noteId.Text) is { Deleted: false }
            && BoardRoles.MayMove(connection.AccessTo(room.Id)?.Role ?? BoardRole.Read, state, noteId.Text, connection.Caller.Viewer.ActorId))
        {
            room.Traffic.Move(connection, connection.Caller.Viewer.ActorId!, noteId.Text, x.Number, y.Number);
        }
    }

    /// <inheritdoc cref="BoardHub.Point"/>
    public void Point(BoardConnection connection, WireValue boardId, WireValue x, WireValue y)
    {
        if (Ephemeral(connection, boardId, x, y) is { } room)
        {
            room.Traffic.Point(connection, connection.Caller.Viewer.ActorId!, x.Number, y.Number);
        }
    }

    /// <inheritdoc cref="BoardHub.Gather"/>
    public void Gather(BoardConnection connection, WireValue boardId, WireValue[] rect)
    {
        if (rect.All(side => side.Kind == WireKind.Null))
        {
            Leading(connection, boardId)?.Traffic.Gather(connection, connection.Caller.Viewer.ActorId!, null);
        }
        else if (rect is [var x, var y, var w, var h] && IsPlace(x) && IsPlace(y) && IsSide(w) && IsSide(h))
        {
            Leading(connection, boardId)?.Traffic.Gather(connection, connection.Caller.Viewer.ActorId!, (x.Number, y.Number, w.Number, h.Number));
        }
    }

    /// <inheritdoc cref="BoardHub.Attention"/>
    public void Attention(BoardConnection connection, WireValue boardId)
    {
        Spend(connection);
        var id = OpenBoard(connection, boardId);
        if (connection.AccessTo(id)?.Role != BoardRole.Lead)
        {
            throw new HubException(Codes.Forbidden);
        }

        var room = rooms.Find(id) ?? throw new HubException(Codes.NotFound);
        if (!room.Traffic.TakeAttention())
        {
            throw new HubException(Codes.TooMany);
        }

        room.Send(room.Connections, "Attention", new AttentionCall(connection.Caller.Viewer.ActorId));
    }

    /// <inheritdoc cref="BoardHub.Clock"/>
    public long Clock(BoardConnection connection)
    {
        Spend(connection);
        return time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <inheritdoc cref="BoardHub.Leave"/>
    public void Leave(BoardConnection connection, WireValue boardId)
    {
        Spend(connection);
        var id = OpenBoard(connection, boardId);
        connection.Forget(id);
        rooms.Find(id)?.Exit(connection);
    }

    private async Task CheckIfChangedAsync(BoardConnection connection, long version)
    {
        // A look at all connections in between may have passed this one by.
        if (await rights.VersionAsync() != version)
        {
            await rights.CheckAsync(connection);
        }
    }

    private static string OpenBoard(BoardConnection connection, WireValue boardId)
        => boardId.Kind != WireKind.Text ? throw new HubException(Codes.Invalid)
            : connection.AccessTo(boardId.Text) is null ? throw new HubException(Codes.NotFound) : boardId.Text;

    private static bool IsSequence(WireValue value)
        => value.Kind == WireKind.Null || (value.Kind == WireKind.Number && value.Number is >= 0 and < 1e15 && double.IsInteger(value.Number));

    private static void Spend(BoardConnection connection)
    {
        if (connection.Calls.TryTake())
        {
            return;
        }

        CloseFlooder(connection, connection.Calls);
        throw new HubException(Codes.TooMany);
    }

    private static void CloseFlooder(BoardConnection connection, CallBudget budget)
    {
        if (budget.Refused >= BoardLimits.RefusedCalls && !connection.IsClosed)
        {
            foreach (var boardId in connection.OpenBoards)
            {
                connection.SendClosed(boardId, CloseReasons.Overload);
            }

            connection.End();
        }
    }

    private BoardRoom? Ephemeral(BoardConnection connection, WireValue boardId, WireValue x, WireValue y)
    {
        if (!connection.Ephemeral.TryTake())
        {
            CloseFlooder(connection, connection.Ephemeral);
            return null;
        }

        return boardId.Kind == WireKind.Text && connection.AccessTo(boardId.Text)?.MayWrite == true && IsPlace(x) && IsPlace(y)
            ? rooms.Find(boardId.Text)
            : null;
    }

    private BoardRoom? Leading(BoardConnection connection, WireValue boardId)
    {
        if (!connection.Ephemeral.TryTake())
        {
            CloseFlooder(connection, connection.Ephemeral);
            return null;
        }

        return boardId.Kind == WireKind.Text && connection.AccessTo(boardId.Text)?.Role == BoardRole.Lead ? rooms.Find(boardId.Text) : null;
    }

    private static bool IsSide(WireValue value) => value.Kind == WireKind.Number && value.Number is > 0 and <= 2 * Values.Reach;

    private static bool IsPlace(WireValue value) => value.Kind == WireKind.Number && Math.Abs(value.Number) <= Values.Reach;
}
