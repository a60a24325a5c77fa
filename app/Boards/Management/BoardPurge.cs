namespace Fachgruppe.Boards.Management;

/// <summary>Ends boards whose grace period is over.</summary>
public sealed class BoardPurge(BoardStore boards, TimeProvider time, ILogger<BoardPurge> log)
{
    /// <summary>How long a deleted board can be restored.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    /// <summary>Removes them with everything on them.</summary>
    public async Task RunAsync()
    {
        var ended = await boards.PurgeAsync(time.GetUtcNow() - Grace);
        if (ended > 0)
        {
            log.LogInformation("Ended {Boards} boards after their grace period", ended);
        }
    }
}
