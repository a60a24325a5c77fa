using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Fachgruppe.Boards.Live;

/// <summary>One hub connection: who it is, what it has open, what waits for it.</summary>
public sealed class BoardConnection
{
    private static readonly TimeSpan FarewellTime = TimeSpan.FromMilliseconds(500);

    private readonly HubConnectionContext _context;
    private readonly Outbox _outbox;
    private readonly ConcurrentDictionary<string, BoardAccess> _open = new(StringComparer.Ordinal);
    private volatile Caller _caller = Caller.Nobody;
    private volatile bool _isClosed;

    internal BoardConnection(HubConnectionContext context, BoardLimits limits, TimeProvider time)
    {
        _context = context;
        _outbox = new Outbox(context);
        Calls = new CallBudget(limits.CallsPerSecond, limits.CallBurst, time);
        Ephemeral = new CallBudget(BoardLimits.EphemeralPerSecond, BoardLimits.EphemeralPerSecond, time);
    }

    /// <summary>Whoever came; whether that still counts is another question.</summary>
    public ClaimsPrincipal Principal => _context.User;

    /// <summary>Who it is, as of the last look.</summary>
    public Caller Caller
    {
        get => _caller;
        set => _caller = value;
    }

    /// <summary>Calls it may make.</summary>
    public CallBudget Calls { get; }

    /// <summary>Drags and points it may send.</summary>
    public CallBudget Ephemeral { get; }

    /// <summary>Whom it counts for, see <see cref="BoardLimits.ConnectionsPerPerson"/>.</summary>
    public string CountedAs { get; set; } = "";

    /// <summary>The boards it has open.</summary>
    public IEnumerable<string> OpenBoards => _open.Keys;

    /// <summary>Its rights on a board it has open, as of the last look; null for others.</summary>
    public BoardAccess? AccessTo(string boardId) => _isClosed ? null : _open.GetValueOrDefault(boardId);

    /// <summary>Whether it is over or about to be.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Remembers the rights on a board.</summary>
    public void Remember(BoardAccess access) => _open[access.Board.Id] = access;

    /// <summary>Forgets a board; false if it was not open.</summary>
    public bool Forget(string boardId) => _open.TryRemove(boardId, out _);

    /// <summary>Sends without waiting; a reader that cannot keep up is closed and catches up when it comes back.</summary>
    public void Send(SerializedHubMessage message)
    {
        if (!_outbox.TrySend(message))
        {
            _context.Abort();
        }
    }

    /// <summary>Tells it that a board is closed for it.</summary>
    public void SendClosed(string boardId, string reason) => Send(new SerializedHubMessage(new InvocationMessage("Closed", [boardId, reason])));

    /// <summary>Ends the connection once what was sent had time to arrive.</summary>
    public void End()
    {
        _isClosed = true;
        _ = AbortLaterAsync();
    }

    private async Task AbortLaterAsync()
    {
        await Task.Delay(FarewellTime);
        _context.Abort();
    }
}
