using Hangfire;

namespace Fachgruppe.Platform.Outbox;

/// <summary>Works the outbox off: row by row, each under a lease, failures later and later.</summary>
public sealed class OutboxWorker(
    OutboxStore outbox, IEnumerable<IOutboxHandler> handlers, IBackgroundJobClient jobs, TimeProvider time, ILogger<OutboxWorker> log)
{
    /// <summary>Longer than any try may take, so that nobody else takes the row meanwhile.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long a row is tried: RFC 5321, 4.5.4.1 asks for four to five days.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    private const int MostAtOnce = 500;
    private static readonly TimeSpan TryLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Recurrence = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IOutboxHandler> _handlers = handlers.ToDictionary(handler => handler.Sort, StringComparer.Ordinal);

    /// <summary>Works off what is due, and asks to be woken for what is due before the next regular round.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task DrainAsync(CancellationToken cancel)
    {
        for (var i = 0; i < MostAtOnce && await outbox.ClaimAsync(Lease, cancel) is { } item; i++)
        {
            if (!await WorkAsync(item, cancel))
            {
                break;
            }
        }

        if (await outbox.NextDueAsync(cancel) is { } due && due - time.GetUtcNow() is var wait && wait > TimeSpan.Zero && wait < Recurrence)
        {
            jobs.Schedule<OutboxWorker>(worker => worker.DrainAsync(CancellationToken.None), wait);
        }
    }

    /// <summary>Deletes what has long been done or given up.</summary>
    public Task ForgetAsync() => outbox.ForgetAsync(time.GetUtcNow() - TimeSpan.FromDays(30));

    /// <summary>How long after a try the next one comes: a minute, then twice as long each time, at most an hour.</summary>
    public static TimeSpan WaitAfter(long attempts) =>
        TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, Math.Clamp(attempts - 1, 0, 10))));

    private async Task<bool> WorkAsync(OutboxItem item, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TryLimit);
        try
        {
            await _handlers[item.Kind.Split('.')[0]].HandleAsync(item, limit.Token);
        }
        catch (OutboxTroubleException trouble)
        {
            log.LogWarning("Outbox row {Id} ({Kind}), try {Attempts}: {Reason}", item.Id, item.Kind, item.Attempts, trouble.Message);
            await PostponeAsync(item, trouble.Trouble == OutboxTrouble.Never, trouble.Message);
            return trouble.Trouble != OutboxTrouble.Closed;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The text of a foreign exception may hold an address; its kind does not.
            log.LogError("Outbox row {Id} ({Kind}), try {Attempts}: {Error}", item.Id, item.Kind, item.Attempts, error.GetType().Name);
            await PostponeAsync(item, never: false, error.GetType().Name);
            return true;
        }

        // It has left: even while shutting down that has to be noted.
        await outbox.DoneAsync(item);
        return true;
    }

    private Task<bool> PostponeAsync(OutboxItem item, bool never, string reason)
    {
        var now = time.GetUtcNow();
        return never || now - item.BeganAt > Patience
            ? outbox.FailAsync(item, reason)
            : outbox.RetryAsync(item, now + WaitAfter(item.Attempts), reason);
    }
}
