using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Boards.Live;

/// <summary>
/// All hub connections of this node. It stands where SignalR keeps its own list, because only there the writable
/// side of a connection is handed out.
/// </summary>
public sealed class BoardConnections(BoardLimits limits, TimeProvider time, ILogger<DefaultHubLifetimeManager<BoardHub>> log)
    : DefaultHubLifetimeManager<BoardHub>(log)
{
    private const int VisitorsPerAddress = 10;

    private readonly ConcurrentDictionary<string, BoardConnection> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Those that are there.</summary>
    public IEnumerable<BoardConnection> All => _all.Values;

    /// <summary>The connection behind a hub call.</summary>
    public BoardConnection? Find(string connectionId) => _all.GetValueOrDefault(connectionId);

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _all[connection.ConnectionId] = new BoardConnection(connection, limits, time);
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_all.TryRemove(connection.ConnectionId, out var gone))
        {
            Uncount(gone);
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <summary>Counts a connection for its person or a visitor's address; false when there are too many already.</summary>
    public bool TryCount(BoardConnection connection, string? address)
    {
        var person = connection.Caller.Viewer.ActorId;
        var key = person ?? $"address:{address}";
        var most = person is null ? limits.ConnectionsPerPerson * VisitorsPerAddress : limits.ConnectionsPerPerson;
        lock (_lock)
        {
            var count = _counts.GetValueOrDefault(key);
            if (count >= most)
            {
                return false;
            }

            _counts[key] = count + 1;
            connection.CountedAs = key;
            return true;
        }
    }

    private void Uncount(BoardConnection connection)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(connection.CountedAs, out var count))
            {
                if (count > 1)
                {
                    _counts[connection.CountedAs] = count - 1;
                }
                else
                {
                    _counts.Remove(connection.CountedAs);
                }
            }
        }
    }
}
