using System.Collections.Concurrent;

namespace Fachgruppe.Boards.Live;

/// <summary>The boards that are in memory.</summary>
public sealed class Rooms
{
    private readonly ConcurrentDictionary<string, BoardRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>Those whose boards somebody has open.</summary>
    public IEnumerable<BoardRoom> Open => _rooms.Values.Where(room => !room.Connections.IsEmpty);

    /// <summary>The room of a board, perhaps not loaded yet.</summary>
    public BoardRoom Of(string boardId) => _rooms.GetOrAdd(boardId, static id => new BoardRoom(id));

    /// <summary>The room of a board, if it is in memory.</summary>
    public BoardRoom? Find(string boardId) => _rooms.GetValueOrDefault(boardId);

    /// <summary>Forgets boards that nobody has open; called by the journal's writer, which alone advances rooms.</summary>
    public void ForgetIdle(int keep)
    {
        if (_rooms.Count <= keep)
        {
            return;
        }

        foreach (var room in _rooms.Values.Where(room => room.Connections.IsEmpty))
        {
            _rooms.TryRemove(KeyValuePair.Create(room.Id, room));
        }
    }
}
