using Hangfire;

namespace Fachgruppe.Platform.Outbox;

/// <summary>Wakes the worker right after a commit, so that nobody waits a minute for a mail.</summary>
public sealed class OutboxBell(IBackgroundJobClient jobs)
{
    /// <summary>Asks for a round now.</summary>
    public void Ring() => jobs.Enqueue<OutboxWorker>(worker => worker.DrainAsync(CancellationToken.None));
}
