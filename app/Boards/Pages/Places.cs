using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Pages;

/// <summary>Where a note goes that was added without a place.</summary>
internal static class Places
{
    private const double Step = 148;
    private const int PerRow = 8;

    /// <summary>In a frame its upper left, where columns put it in order anyway; otherwise below everything.</summary>
    public static (double X, double Y) Free(BoardState state, Frame? frame)
    {
        if (frame is { Kind: "column" })
        {
            return (frame.X + 20, frame.Y + 54);
        }

        var inside = state.Notes.Values.Count(note => !note.Deleted && note.Frame == frame?.Id);
        if (frame is not null)
        {
            var columns = Math.Max(1, (int)((frame.W - 40) / Step));
            return (frame.X + 20 + (inside % columns * Step), frame.Y + 54 + (inside / columns * Step));
        }

        var lowest = state.Frames.Values.Where(f => !f.Deleted).Select(f => f.Y + f.H).DefaultIfEmpty(0).Max();
        return (inside % PerRow * Step, lowest + 40 + (inside / PerRow * Step));
    }
}
