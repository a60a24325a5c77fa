using System.Text;
using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Pages;

/// <summary>What the wall and the list of a board have in common.</summary>
public abstract class BoardView(BoardEngine engine, Callers callers, MarkdownText markdown) : PageModel
{
    /// <summary>The state as <c>Open</c> answers it.</summary>
    public OpenAnswer Answer { get; private set; } = null!;

    /// <summary>The board's row.</summary>
    public BoardRow Board => Answer.Suffix.Board;

    /// <summary>Whether the viewer may write.</summary>
    public bool MayWrite => Answer.Suffix.You.Role != BoardRole.Read;

    /// <summary>How the board is led.</summary>
    public Facilitation Facilitation => Answer.State.Facilitation;

    /// <summary>Whether the viewer may add a note now.</summary>
    public bool MayAdd => BoardRoles.Check(
        Answer.Suffix.You.Role, BoardState.Empty with { Facilitation = Facilitation }, new Operation("", OperationType.NoteAdd, "", Fields.None), Caller.Viewer.ActorId) is null;

    /// <summary>The rendered description, empty where there is none.</summary>
    public string DescriptionHtml { get; private set; } = "";

    /// <summary>The state as JSON that can stand inside a script element.</summary>
    public string StateJson => Encoding.UTF8.GetString(Answer.ToJson()).Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>What the page's script has to know besides, likewise.</summary>
    public string ConfigJson => JsonSerializer.Serialize(
        new
        {
            boardId = Board.Id,
            lang = TextCatalog.Current.Code,
            hubUrl = BoardHub.Path,
            signedIn = Caller.Viewer.ActorId is not null,
            role = Answer.Suffix.You.Role.Word(),
            personId = Answer.Suffix.You.Id,
        }).Replace("<", "\\u003c", StringComparison.Ordinal);

    /// <summary>The name of whoever looks as a guest, else null.</summary>
    public string? GuestName => Caller.Viewer.Guest is null ? null : Caller.Person?.Name;

    /// <summary>Who looks.</summary>
    protected Caller Caller { get; private set; } = null!;

    /// <summary>The live boards.</summary>
    protected BoardEngine Engine => engine;

    /// <summary>Loads the board; what the viewer may not see is not found.</summary>
    protected async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        Caller = await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody;
        if (await engine.ReadAsync(Caller, id, cancel) is not { } answer)
        {
            return false;
        }

        Answer = answer;
        DescriptionHtml = markdown.Render(answer.Suffix.Board.Description).Html;
        Response.Headers.CacheControl = "no-store";
        return true;
    }
}
