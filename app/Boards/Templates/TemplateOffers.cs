using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Templates;

/// <summary>A template as a page offers it.</summary>
/// <param name="Value">What the form sends: a name or the id of a board.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Text">What it is good for.</param>
/// <param name="Picture">What a board looks like that begins with it.</param>
public sealed record TemplateOffer(string Value, string Title, string Text, Thumbnail Picture);

/// <summary>The templates a person can begin with: those that come along, then the boards that are offered as such.</summary>
public sealed class TemplateOffers(BoardStore boards, BoardEngine engine, TemplateOperations operations, TextCatalog texts)
{
    /// <summary>In the order to show them.</summary>
    public async Task<IReadOnlyList<TemplateOffer>> ForAsync(Caller caller, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var offers = BoardTemplate.All.Select(template => new TemplateOffer(
            template.Name, texts["templates." + template.Name], texts[$"templates.{template.Name}-text"], Thumbnail.Of(operations.StateOf(template)))).ToList();
        foreach (var board in await boards.TemplatesAsync(caller.Viewer, cancel: cancel))
        {
            if (await engine.StateAsync(caller, board.Id, cancel) is { } state)
            {
                offers.Add(new TemplateOffer(board.Id, board.Title, Text(board, state), Thumbnail.Of(state)));
            }
        }

        return offers;
    }

    private string Text(BoardRow board, BoardState state) => texts[
        "templates.own-text",
        texts.Count("boards.frames", state.Frames.Values.Count(frame => !frame.Deleted)),
        texts.Count("boards.notes", state.Notes.Values.Count(note => !note.Deleted)),
        board.Title];
}
