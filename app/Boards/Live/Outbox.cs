using Microsoft.AspNetCore.SignalR;

namespace Fachgruppe.Boards.Live;

/// <summary>
/// What waits for one reader. Writing never waits here: a reader that takes its messages gets them at once, one
/// that stalls collects a bounded number and then is closed, and nobody else notices.
/// </summary>
internal sealed class Outbox(HubConnectionContext connection)
{
    private readonly Lock _lock = new();
    private readonly Queue<SerializedHubMessage> _waiting = new();
    private bool _writing;

    /// <summary>Hands a message over; false when too many wait.</summary>
    public bool TrySend(SerializedHubMessage message)
    {
        lock (_lock)
        {
            if (_writing)
            {
                if (_waiting.Count >= BoardLimits.WaitingMessages)
                {
                    return false;
                }

                _waiting.Enqueue(message);
                return true;
            }

            _writing = true;
        }

        WriteOn(message);
        return true;
    }

    private void WriteOn(SerializedHubMessage? message)
    {
        while (message is not null)
        {
            var write = connection.WriteAsync(message);
            if (!write.IsCompleted)
            {
                _ = FinishAsync(write);
                return;
            }

            message = Next();
        }
    }

    private async Task FinishAsync(ValueTask write)
    {
        await write;
        WriteOn(Next());
    }

    private SerializedHubMessage? Next()
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out var next))
            {
                return next;
            }

            _writing = false;
            return null;
        }
    }
}
