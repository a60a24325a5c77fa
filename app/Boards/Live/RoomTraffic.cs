using System.Diagnostics;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Live;

/// <summary>What is never stored: where people drag and point, latest value only.</summary>
public sealed class RoomTraffic
{
    private static readonly TimeSpan AttentionEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Person, string Note), (double X, double Y)> _moves = [];
    private readonly Dictionary<string, (double X, double Y)> _points = new(StringComparer.Ordinal);
    private readonly HashSet<BoardConnection> _senders = [];
    private MovingView? _view;
    private long? _attentionAt;
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

    /// <summary>The part of the wall that somebody leads everybody to; null lets them go.</summary>
    public void Gather(BoardConnection sender, string person, (double X, double Y, double W, double H)? rect)
    {
        lock (_lock)
        {
            _view = new(person, rect);
            _senders.Add(sender);
        }
    }

    /// <summary>True where nobody asked for attention lately.</summary>
    public bool TakeAttention()
    {
        lock (_lock)
        {
            if (_attentionAt is { } at && Stopwatch.GetElapsedTime(at) < AttentionEvery)
            {
                return false;
            }

            _attentionAt = Stopwatch.GetTimestamp();
            return true;
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
                [.. _points.Select(p => new MovingPoint(p.Key, p.Value.X, p.Value.Y))],
                _view);
            var only = _senders.Count == 1 ? _senders.Single() : null;
            _moves.Clear();
            _points.Clear();
            _view = null;
            _senders.Clear();
            return (moving, only);
        }
    }
}
