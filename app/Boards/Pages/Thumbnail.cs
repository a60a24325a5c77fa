using System.Globalization;
using System.Text;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Pages;

/// <summary>A board as a small drawing: one SVG path a kind of thing, cut to the proportions of a card.</summary>
/// <param name="ViewBox">The part of the wall that is drawn.</param>
/// <param name="Paths">Class and path data, in the order they are painted.</param>
public sealed record Thumbnail(string ViewBox, IReadOnlyList<(string Class, string Data)> Paths)
{
    private const double Proportion = 1546d / 790;
    private const double Margin = 16;
    private const double Pad = 20;
    private const double Head = 54;
    private const double Gap = 12;
    private const double Paper = 132;
    private const int PerRow = 3;
    private const int MostNotes = 200;

    private static readonly string[] Papers = ["sun", "apricot", "rose", "heather", "sky", "lagoon", "reed", "chalk"];

    /// <summary>Draws what is on a board now.</summary>
    public static Thumbnail Of(BoardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var notes = Place(state);
        var frames = state.Frames.Values.Where(frame => !frame.Deleted)
            .Select(frame => new Box(frame.X, frame.Y, frame.W, Height(frame, notes)))
            .ToList();
        var all = frames.Concat(notes.Select(note => note.Box)).ToList();
        var paths = new List<(string, string)>
        {
            ("t-sheet", Join(frames)),
            ("t-line", Join(frames.Select(frame => new Box(frame.X + 22, frame.Y + 22, frame.W * 0.45, 14)))),
            ("t-shade", Join(notes.Select(note => note.Box with { X = note.Box.X + 4, Y = note.Box.Y + 8 }))),
        };
        paths.AddRange(notes.GroupBy(note => note.Color).Select(group => ("t-" + PaperOf(group.Key), Join(group.Select(note => note.Box)))));
        return new Thumbnail(Cut(all), paths);
    }

    /// <summary>The class ending of a contract colour: <c>yellow</c> is <c>sun</c>.</summary>
    public static string PaperOf(string color)
    {
        var index = Values.Colors.IndexOf(color);
        return Papers[index < 0 ? 0 : index];
    }

    private static List<Drawn> Place(BoardState state)
    {
        var drawn = new List<Drawn>();
        foreach (var frame in state.Notes.Values.Where(note => !note.Deleted).Take(MostNotes).GroupBy(note => Stack(state, note)?.Frame ?? note.Frame))
        {
            var column = frame.Key is not null && state.Frames.TryGetValue(frame.Key, out var found) && found is { Deleted: false, Kind: "column" } ? found : null;
            var stacks = frame.OrderBy(note => note.Order, StringComparer.Ordinal).ThenBy(note => note.Id, StringComparer.Ordinal).ToLookup(note => Stack(state, note));
            drawn.AddRange(column is null
                ? stacks.SelectMany(stack => stack.Select((note, index) => new Drawn(note.Color, null, Free(stack.Key, note, index))))
                : stacks.OrderBy(stack => stack.Key is null).ThenBy(stack => stack.Key?.Order, StringComparer.Ordinal)
                    .SelectMany(stack => stack).Select((note, index) => new Drawn(note.Color, column.Id, Shelf(column, index))));
        }

        return drawn;
    }

    private static Group? Stack(BoardState state, Note note) =>
        note.Group is not null && state.Groups.TryGetValue(note.Group, out var group) && !group.Deleted ? group : null;

    // A stack that lies free arranges its notes from its own place on.
    private static Box Free(Group? stack, Note note, int index) => stack is null
        ? new Box(note.X, note.Y, Paper, Paper)
        : new Box(stack.X + (index % PerRow * (Paper + Gap)), stack.Y + (index / PerRow * (Paper + Gap)), Paper, Paper);

    private static Box Shelf(Frame frame, int index)
    {
        var columns = Math.Max(1, (int)((frame.W - (2 * Pad) + Gap) / (Paper + Gap)));
        return new Box(
            frame.X + Pad + (index % columns * (Paper + Gap)), frame.Y + Head + (index / columns * (Paper + Gap)), Paper, Paper);
    }

    private static double Height(Frame frame, List<Drawn> notes)
    {
        var lowest = notes.Where(note => note.Frame == frame.Id).Select(note => note.Box.Y + Paper + Pad - frame.Y).DefaultIfEmpty().Max();
        return Math.Max(frame.H, lowest);
    }

    // The whole width is shown; a card is wide, so what hangs far below is cut off.
    private static string Cut(List<Box> all)
    {
        if (all.Count == 0)
        {
            return "0 0 1546 790";
        }

        var (left, top) = (all.Min(box => box.X) - Margin, all.Min(box => box.Y) - Margin);
        var width = Math.Max(1000, all.Max(box => box.X + box.W) + Margin - left);
        return string.Create(CultureInfo.InvariantCulture, $"{left:0} {top:0} {width:0} {width / Proportion:0}");
    }

    private static string Join(IEnumerable<Box> boxes)
    {
        var path = new StringBuilder();
        foreach (var box in boxes)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{box.X:0} {box.Y:0}h{box.W:0}v{box.H:0}h-{box.W:0}z");
        }

        return path.ToString();
    }

    private sealed record Box(double X, double Y, double W, double H);

    private sealed record Drawn(string Color, string? Frame, Box Box);
}
