namespace Fachgruppe.Boards.Live;

/// <summary>A token bucket: so many calls a second, and a burst.</summary>
/// <param name="perSecond">Tokens that come back in a second.</param>
/// <param name="burst">Tokens at most.</param>
/// <param name="time">The clock.</param>
public sealed class CallBudget(double perSecond, double burst, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _taken;
    private long _at = time.GetTimestamp();

    /// <summary>Calls refused lately: as many are forgotten in a second as may be made in one.</summary>
    public double Refused { get; private set; }

    /// <summary>Takes a token if there is one.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var back = time.GetElapsedTime(_at, now).TotalSeconds * perSecond;
            _taken = Math.Max(0, _taken - back);
            Refused = Math.Max(0, Refused - back);
            _at = now;
            if (_taken > burst - 1)
            {
                Refused++;
                return false;
            }

            _taken++;
            return true;
        }
    }
}
