using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Templates;

/// <summary>The operations that put a template on an empty board, in the reader's language.</summary>
public sealed class TemplateOperations(TextCatalog texts)
{
    private const double Pad = 20;
    private const double Head = 54;
    private const double Step = 144;

    /// <summary>Frames, each followed by its notes; new ids each time.</summary>
    public IReadOnlyList<Operation> Of(BoardTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var keys = FractionalIndex.Spread(Math.Max(1, template.Frames.Count));
        return [.. template.Frames.SelectMany((frame, index) => Of(frame, keys[index]))];
    }

    /// <summary>The board that those operations make, for a picture of it.</summary>
    public BoardState StateOf(BoardTemplate template) =>
        BoardReducer.Apply(BoardState.Empty, Of(template).Select((operation, index) => new AppliedOperation(index + 1, null, 0, operation)));

    /// <summary>A column frame at a place in the row of columns.</summary>
    public static Operation Column(string title, int index, int height) => Frame(
        Ids.New(), title, TemplateLayout.Columns([.. Enumerable.Repeat("", index + 1)])[index] with { H = height }, FractionalIndex.Spread(index + 1)[index]);

    private static Operation Frame(string id, string title, TemplateFrame frame, string order) => new(Ids.New(), OperationType.FrameAdd, id, new Fields
    {
        Title = title,
        Kind = frame.Kind,
        X = frame.X,
        Y = frame.Y,
        W = frame.W,
        H = frame.H,
        Order = order,
    });

    private IEnumerable<Operation> Of(TemplateFrame frame, string order)
    {
        var id = Ids.New();
        yield return Frame(id, Text(frame.Title), frame, order);
        var keys = FractionalIndex.Spread(Math.Max(1, frame.Notes.Count));
        for (var at = 0; at < frame.Notes.Count; at++)
        {
            yield return new Operation(Ids.New(), OperationType.NoteAdd, Ids.New(), new Fields
            {
                Text = Text(frame.Notes[at]),
                Color = "white",
                Size = Values.DefaultSize,
                X = frame.X + Pad + (at % 2 * Step),
                Y = frame.Y + Head + (at / 2 * Step),
                Frame = Reference.To(id),
                Order = keys[at],
            });
        }
    }

    private string Text(string key) => texts["templates." + key];
}
