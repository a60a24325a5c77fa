namespace Fachgruppe.Boards.Engine;

/// <summary>A time on a board. It either runs towards an end or rests with what is left.</summary>
/// <param name="Length">What it was given in all, in ms.</param>
/// <param name="End">When it ends by the server's clock, unix ms; null while it rests.</param>
/// <param name="Left">What is left while it rests, in ms; null while it runs.</param>
public sealed record BoardTimer(long Length, long? End, long? Left)
{
    /// <summary>The longest time, in ms: a day.</summary>
    public const long Longest = 24 * 60 * 60 * 1000;
}

/// <summary>What a board.set does to the time.</summary>
public enum TimerVerb
{
    /// <summary>Takes it away.</summary>
    Clear,

    /// <summary>Starts anew with a length.</summary>
    Start,

    /// <summary>Lets it rest.</summary>
    Pause,

    /// <summary>Lets it run on.</summary>
    Resume,

    /// <summary>Gives more, also after it is over.</summary>
    Add,

    /// <summary>In effects: how it is now.</summary>
    Is,
}

/// <summary>A wish about the time, or in effects what came of it.</summary>
/// <param name="Verb">Which.</param>
/// <param name="Milliseconds">For <see cref="TimerVerb.Start"/> and <see cref="TimerVerb.Add"/>.</param>
/// <param name="Result">For <see cref="TimerVerb.Is"/>.</param>
public sealed record TimerChange(TimerVerb Verb, long Milliseconds = 0, BoardTimer? Result = null)
{
    /// <summary>What comes of it at that moment of the server's clock: only this clock decides ends.</summary>
    /// <returns>The effect, or null where no time is there that it could be about.</returns>
    public TimerChange? Decide(BoardTimer? now, long at) => (Verb, now) switch
    {
        (TimerVerb.Clear, _) => this,
        (TimerVerb.Start, _) => Is(new(Milliseconds, at + Milliseconds, null)),
        (_, null) => null,
        (TimerVerb.Pause, { End: { } end }) => Is(now with { End = null, Left = Math.Max(0, end - at) }),
        (TimerVerb.Resume, { Left: { } left }) => Is(now with { End = at + left, Left = null }),
        (TimerVerb.Add, _) => Is(More(now, at)),
        _ => Is(now),
    };

    private BoardTimer More(BoardTimer now, long at) => now with
    {
        Length = Math.Min(BoardTimer.Longest, now.Length + Milliseconds),
        End = now.End is { } end ? Math.Min(at + BoardTimer.Longest, Math.Max(end, at) + Milliseconds) : null,
        Left = now.Left is { } left ? Math.Min(BoardTimer.Longest, left + Milliseconds) : null,
    };

    private static TimerChange Is(BoardTimer timer) => new(TimerVerb.Is, 0, timer);
}
