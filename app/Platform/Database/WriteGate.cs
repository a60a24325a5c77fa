namespace Fachgruppe.Platform.Database;

/// <summary>Who writes first when several wait.</summary>
public enum WritePriority
{
    /// <summary>Everything but the journal.</summary>
    Normal,

    /// <summary>The boards' journal: people watch it happen.</summary>
    Journal,
}

/// <summary>One writer at a time; the journal goes before the rest, otherwise first come, first served.</summary>
internal sealed class WriteGate
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<Turn>> _journal = new();
    private readonly Queue<TaskCompletionSource<Turn>> _normal = new();
    private bool _busy;

    /// <summary>Waits for a turn; disposing it lets the next one in.</summary>
    public async ValueTask<IDisposable> EnterAsync(WritePriority priority, CancellationToken cancel)
    {
        TaskCompletionSource<Turn> waiter;
        lock (_lock)
        {
            if (!_busy)
            {
                _busy = true;
                return new Turn(this);
            }

            waiter = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
            (priority == WritePriority.Journal ? _journal : _normal).Enqueue(waiter);
        }

        await using var registration = cancel.Register(() => waiter.TrySetCanceled(cancel));
        return await waiter.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            while (_journal.TryDequeue(out var next) || _normal.TryDequeue(out next))
            {
                // A waiter that gave up in the meantime is passed over.
                if (next.TrySetResult(new Turn(this)))
                {
                    return;
                }
            }

            _busy = false;
        }
    }

    private sealed class Turn(WriteGate gate) : IDisposable
    {
        private WriteGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
