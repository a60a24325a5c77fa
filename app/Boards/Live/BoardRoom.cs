using System.Collections.Immutable;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Fachgruppe.Boards.Live;

/// <summary>One board in memory: its state, its latest operations and those who have it open.</summary>
/// <remarks>Only the journal's writer advances a room, and only after a commit; everybody else reads.</remarks>
public sealed class BoardRoom(string id)
{
    // Enough for a client that was away for some minutes; a longer absence is served from the journal or as a state.
    private const int MaxRecent = 2_000;

    private readonly Lock _lock = new();
    private readonly Queue<AppliedOperation> _recent = new();
    private BoardState _state = BoardState.Empty;
    private readonly HashSet<string> _votings = new(StringComparer.Ordinal);
    private StateBytes? _bytes;
    private long _votesTold;
    private ImmutableArray<BoardConnection> _connections = [];

    /// <summary>The board's id.</summary>
    public string Id { get; } = id;

    /// <summary>Whether the state was read from the database yet.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The sequence of the snapshot that the journal has.</summary>
    public long SnapshotSeq { get; set; }

    /// <summary>When that snapshot was written or the room was loaded, as a timestamp of the clock.</summary>
    public long SnapshotAt { get; set; }

    /// <summary>Who is there, moves and points.</summary>
    public RoomTraffic Traffic { get; } = new();

    /// <summary>What is on the board.</summary>
    public BoardState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>Those who have it open.</summary>
    public ImmutableArray<BoardConnection> Connections
    {
        get
        {
            lock (_lock)
            {
                return _connections;
            }
        }
    }

    /// <summary>The state as it is sent: written at most once for each sequence, but for those who wrote sealed notes.</summary>
    public StateBytes Bytes(string? viewer)
    {
        lock (_lock)
        {
            if (Sealing.HasOwn(_state, viewer))
            {
                return new StateBytes(Sealing.For(_state, viewer));
            }

            if (_bytes is null || _bytes.Seq != _state.Seq)
            {
                _bytes = new StateBytes(Sealing.For(_state, null));
            }

            return _bytes;
        }
    }

    /// <summary>The operations after that sequence, in order; null where memory does not reach back so far.</summary>
    public IReadOnlyList<AppliedOperation>? Since(long seq)
    {
        lock (_lock)
        {
            if (seq > _state.Seq || seq < _state.Seq - _recent.Count)
            {
                return null;
            }

            return _recent.Where(o => o.Seq > seq).ToList();
        }
    }

    /// <summary>Takes over what the journal holds.</summary>
    public void Load(BoardState snapshot, IReadOnlyList<AppliedOperation> after, BoardState state, long at)
    {
        lock (_lock)
        {
            Remember(after);
            _state = state;
            SnapshotSeq = snapshot.Seq;
            SnapshotAt = at;
            IsLoaded = true;
        }
    }

    /// <summary>Moves on to committed operations and tells everybody.</summary>
    /// <returns>How many deliveries that makes.</returns>
    public int Advance(BoardState state, IReadOnlyList<AppliedOperation> operations)
    {
        ImmutableArray<BoardConnection> connections;
        lock (_lock)
        {
            Remember(operations);
            _state = state;
            connections = _connections;
            _votings.UnionWith(operations.Where(o => o.Operation.Type.IsVoting()).Select(o => o.Operation.Id!));
        }

        if (operations.Count > 0 && !connections.IsEmpty)
        {
            Tell(connections, operations);
        }

        return operations.Count * connections.Length;
    }

    /// <summary>What has to be told about votes: the number told last, and the votings that were opened, changed or closed since.</summary>
    /// <param name="votes">The number that counts as told from now on.</param>
    public (long Told, IReadOnlySet<string> Changed) TakeVotes(long votes)
    {
        lock (_lock)
        {
            var taken = (_votesTold, new HashSet<string>(_votings, StringComparer.Ordinal));
            _votesTold = votes;
            _votings.Clear();
            return taken;
        }
    }

    /// <summary>Adds a connection; what is committed from now on reaches it.</summary>
    public void Enter(BoardConnection connection)
    {
        lock (_lock)
        {
            if (!_connections.Contains(connection))
            {
                _connections = _connections.Add(connection);
            }
        }

        Traffic.PeopleChanged();
    }

    /// <summary>Removes a connection; removing it twice changes nothing.</summary>
    public void Exit(BoardConnection connection)
    {
        lock (_lock)
        {
            _connections = _connections.Remove(connection);
        }

        Traffic.PeopleChanged();
    }

    /// <summary>Sends a message to connections, written once for each protocol.</summary>
    public void Send(ImmutableArray<BoardConnection> connections, string method, IWireMessage content)
    {
        var message = Message(Id, method, content);
        foreach (var connection in connections)
        {
            connection.Send(message);
        }
    }

    /// <summary>A message about a board that is written once for each protocol, however many it goes to.</summary>
    public static SerializedHubMessage Message(string boardId, string method, IWireMessage content)
        => new(new InvocationMessage(method, [boardId, content]));

    // One frame for all; only those who just wrote sealed notes get one of their own in its place.
    private void Tell(ImmutableArray<BoardConnection> connections, IReadOnlyList<AppliedOperation> operations)
    {
        var common = Sealing.For(operations, null);
        if (ReferenceEquals(common, operations))
        {
            Send(connections, "Applied", new AppliedFrame(operations));
            return;
        }

        var message = Message(Id, "Applied", new AppliedFrame(common));
        var own = Sealing.Authors(operations).ToDictionary(
            author => author, author => Message(Id, "Applied", new AppliedFrame(Sealing.For(operations, author))), StringComparer.Ordinal);
        foreach (var connection in connections)
        {
            connection.Send(own.GetValueOrDefault(connection.Caller.Viewer.ActorId ?? "", message));
        }
    }

    private void Remember(IReadOnlyList<AppliedOperation> operations)
    {
        for (var i = Math.Max(0, operations.Count - MaxRecent); i < operations.Count; i++)
        {
            _recent.Enqueue(operations[i]);
        }

        while (_recent.Count > MaxRecent)
        {
            _recent.Dequeue();
        }
    }
}
