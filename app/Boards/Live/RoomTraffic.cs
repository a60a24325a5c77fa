using System.Diagnostics;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Live;

/// <summary>What is never stored: where people drag and point, latest value only.</summary>
public sealed class RoomTraffic
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Person, string Note), (double X, double Y)> _moves = [];
    private readonly Dictionary<string, (double X, double Y)> _points = new(StringComparer.Ordinal);
    private readonly HashSet<BoardConnection> _senders = [];
    private bool _peopleChanged;
    private long _toldAt;

    /// <summary>Somebody came or went.</summary>
    public void PeopleChanged()
    {
        lock (_lock)
        {
            _peopleChanged = true;
        }
    }

    /// <summary>True once after people came or went, and not more often than in that time.</summary>
    public bool TakePeopleChanged(TimeSpan atMost)
    {
        lock (_lock)
        {
            if (!_peopleChanged || Stopwatch.GetElapsedTime(_toldAt) < atMost)
            {
                return false;
            }

            _peopleChanged = false;
            _toldAt = Stopwatch.GetTimestamp();
            return true;
        }
    }

    /// <summary>A note under somebody's hand.</summary>
    public void Move(BoardConnection sender, string person, string note, double x, double y)
    {
        lock (_lock)
        {
            _moves[(person, note)] = (x, y);
            _senders.Add(sender);
        }
    }

    /// <summary>Somebody's pointer.</summary>
    public void Point(BoardConnection sender, string person, double x, double y)
    {
        lock (_lock)
        {
            _points[person] = (x, y);
            _senders.Add(sender);
        }
    }

    /// <summary>What came since the last time, and whom to spare it: the one connection it all came from.</summary>
    public (Moving Message, BoardConnection? OnlySender)? Take()
    {
        lock (_lock)
        {
            if (_senders.Count == 0)
            {
                return null;
            }

            var moving = new Moving(
                [.. _moves.Select(m => new MovingNote(m.Key.Person, m.Key.Note, m.Value.X, m.Value.Y))],
                [.. _points.Select(p => new MovingPoint(p.Key, p.Value.X, p.Value.Y))]);
            var only = _senders.Count == 1 ? _senders.Single() : null;
            _moves.Clear();
            _points.Clear();
            _senders.Clear();
            return (moving, only);
        }
    }
}
