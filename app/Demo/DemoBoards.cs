using Fachgruppe.Accounts.People;
using Fachgruppe.Boards;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Templates;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Audience;

namespace Fachgruppe.Demo;

/// <summary>Hangs the demo boards, each note in the name of its fictitious author.</summary>
public sealed class DemoBoards(BoardStore boards, BoardEngine engine, PeopleStore people)
{
    /// <summary>Makes every board of <see cref="DemoTexts"/>; the most important one last, so that it leads the list.</summary>
    public async Task LoadAsync(DemoCast cast, CancellationToken cancel)
    {
        var cards = (await people.CardsAsync([.. cast.Ids.Values], cancel)).ToDictionary(card => card.Id);
        foreach (var board in DemoTexts.Boards.Reverse())
        {
            await HangAsync(board, cast, cards, cancel);
        }
    }

    private async Task HangAsync(DemoBoard board, DemoCast cast, Dictionary<string, PersonCard> cards, CancellationToken cancel)
    {
        var (audience, named) = AudienceOf(board, cast);
        var maker = CallerOf(cards[cast[board.Maker]], cast);
        var row = await boards.CreateAsync(
            new NewBoard(board.Title, audience, board.Description, board.Template, named, IsDemo: true), maker.Viewer.PersonId, cancel);
        var frames = board.Columns.Select((column, index) => TemplateOperations.Column(column.Title, index, HeightOf(board))).ToList();
        await engine.ApplyAsync(maker, row.Id, frames, cancel);
        var keys = FractionalIndex.Spread(board.Columns.Max(column => column.Notes.Count));
        var notes = board.Columns.SelectMany((column, at) => column.Notes.Select((note, index) =>
            (note.Author, Operation: Note(note, frames[at], keys[index])))).ToList();
        foreach (var some in notes.GroupBy(note => note.Author))
        {
            var author = CallerOf(cards[cast[some.Key]], cast);
            await engine.ApplyAsync(author, row.Id, [.. some.Select(note => note.Operation)], cancel);
        }
    }

    // As high as the fullest column, two notes a row.
    private static int HeightOf(DemoBoard board) => 90 + (144 * ((board.Columns.Max(column => column.Notes.Count) + 1) / 2));

    private static Operation Note(DemoNote note, Operation frame, string order) =>
        new(Ids.New(), OperationType.NoteAdd, Ids.New(), new Fields
        {
            Text = note.Text,
            Color = note.Color,
            X = frame.Fields.X + 20,
            Y = frame.Fields.Y + 54,
            Frame = Reference.To(frame.Id),
            Order = order,
        });

    private static (Audience Audience, IReadOnlyCollection<string> Named) AudienceOf(DemoBoard board, DemoCast cast) => board.Audience switch
    {
        "circle" => (new Audience(AudienceKind.Circle, cast.CircleId), []),
        "named" => (new Audience(AudienceKind.Named), [.. board.Columns.SelectMany(c => c.Notes).Select(note => cast[note.Author]).Distinct()]),
        var kind => (Audience.FromColumns(kind, null), []),
    };

    private static Caller CallerOf(PersonCard card, DemoCast cast)
    {
        var viewer = new Viewer(card.Id, card.Sector == "administration", new HashSet<string> { cast.CircleId });
        return new Caller(viewer, card, MayRead: true, MayWrite: true, "de");
    }
}
