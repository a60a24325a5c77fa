using Fachgruppe.Accounts.Tokens;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Boards.Live;

/// <summary>The live boards' protocol, see PROTOCOL.md. A failing call throws a HubException whose message is the code.</summary>
public sealed class BoardHub(LiveBoards live) : Hub
{
    /// <summary>Where it listens.</summary>
    public const string Path = "/hubs/board";

    /// <summary>Opens a board and subscribes to it.</summary>
    /// <param name="boardId">The board.</param>
    /// <param name="afterSeq">The last operation the client knows, or null.</param>
    /// <returns>A state, or the operations after <paramref name="afterSeq"/> where those are shorter.</returns>
    [NeedsScope(Scopes.BoardsRead)]
    public Task<IWireMessage> Open(WireValue boardId, WireValue afterSeq) => live.OpenAsync(Connection(), boardId, afterSeq);

    /// <summary>Applies up to 100 operations, each for itself.</summary>
    /// <param name="boardId">A board that is open on this connection.</param>
    /// <param name="ops">The operations.</param>
    /// <returns>Receipts in the order sent, after the commit.</returns>
    [NeedsScope(Scopes.BoardsWrite)]
    public Task<Receipts> Apply(WireValue boardId, WireValue ops) => live.ApplyAsync(Connection(), boardId, ops);

    /// <summary>Shows others a note under the hand; not stored, no answer.</summary>
    /// <param name="boardId">A board that is open on this connection.</param>
    /// <param name="noteId">The note.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="y">Its upper edge.</param>
    [NeedsScope(Scopes.BoardsWrite)]
    public void Drag(WireValue boardId, WireValue noteId, WireValue x, WireValue y) => live.Drag(Connection(), boardId, noteId, x, y);

    /// <summary>Shows others a pointer; not stored, no answer.</summary>
    /// <param name="boardId">A board that is open on this connection.</param>
    /// <param name="x">World coordinate.</param>
    /// <param name="y">World coordinate.</param>
    [NeedsScope(Scopes.BoardsWrite)]
    public void Point(WireValue boardId, WireValue x, WireValue y) => live.Point(Connection(), boardId, x, y);

    /// <summary>Leads everybody's view to a part of the wall; not stored, no answer. Whoever moderates may.</summary>
    /// <param name="boardId">A board that is open on this connection.</param>
    /// <param name="x">Left edge of the part, or null with all others to let people go.</param>
    /// <param name="y">Its upper edge.</param>
    /// <param name="w">Its width.</param>
    /// <param name="h">Its height.</param>
    [NeedsScope(Scopes.BoardsWrite)]
    public void Gather(WireValue boardId, WireValue x, WireValue y, WireValue w, WireValue h) => live.Gather(Connection(), boardId, [x, y, w, h]);

    /// <summary>Asks everybody to look up, at most every ten seconds a board. Whoever moderates may.</summary>
    /// <param name="boardId">A board that is open on this connection.</param>
    [NeedsScope(Scopes.BoardsWrite)]
    public void Attention(WireValue boardId) => live.Attention(Connection(), boardId);

    /// <summary>The server's clock, unix ms, so that clients count down alike.</summary>
    [NeedsScope(Scopes.BoardsRead)]
    public long Clock() => live.Clock(Connection());

    /// <summary>Ends the subscription.</summary>
    /// <param name="boardId">The board.</param>
    [NeedsScope(Scopes.BoardsRead)]
    public void Leave(WireValue boardId) => live.Leave(Connection(), boardId);

    /// <inheritdoc/>
    public override Task OnConnectedAsync() => live.ConnectAsync(Context);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        live.Disconnect(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private BoardConnection Connection() => live.Find(Context.ConnectionId) ?? throw new HubException(Codes.NotFound);
}
