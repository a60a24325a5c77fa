using System.Diagnostics;

namespace Fachgruppe.Benchmarks.Load;

/// <summary>Open loop: moves leave when they are due, whatever has come back, and latency counts from when they were due.</summary>
internal sealed class Pace
{
    private readonly List<long>[] _due;
    private readonly long _start = Stopwatch.GetTimestamp();

    public Pace(int writers)
    {
        _due = new List<long>[writers];
        for (var i = 0; i < writers; i++)
        {
            _due[i] = new List<long>(200_000);
        }
    }

    /// <summary>Moves that have left since counting began.</summary>
    public long Counted;

    /// <summary>From which time on moves count; before is warming up.</summary>
    public long CountFrom = long.MaxValue;

    /// <summary>Notes that a client heard a move.</summary>
    public void Heard(LoadClient client, int writer, int number)
    {
        long due;
        lock (_due[writer])
        {
            due = _due[writer][number];
        }

        if (due >= Volatile.Read(ref CountFrom))
        {
            client.Latencies.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
    }

    /// <summary>Sends for a time at a rate for each writer.</summary>
    public void Run(TimeSpan duration, double perSecond, Action<int, int> send)
    {
        var interval = Stopwatch.Frequency / perSecond;
        var begin = Stopwatch.GetTimestamp();
        var end = begin + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var sent = new int[_due.Length];
        for (var now = begin; now < end; now = Stopwatch.GetTimestamp())
        {
            for (var writer = 0; writer < _due.Length; writer++)
            {
                for (var due = Due(writer); due <= now && due < end; due = Due(writer))
                {
                    sent[writer]++;
                    Leave(writer, due, send);
                }
            }

            Thread.Sleep(1);
        }

        long Due(int writer) => begin + (long)((sent[writer] + ((double)writer / _due.Length)) * interval);
    }

    private void Leave(int writer, long due, Action<int, int> send)
    {
        int number;
        lock (_due[writer])
        {
            number = _due[writer].Count;
            _due[writer].Add(due);
        }

        if (due >= CountFrom)
        {
            Counted++;
        }

        send(writer, number);
    }

    /// <summary>How long the run has lasted.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);
}
