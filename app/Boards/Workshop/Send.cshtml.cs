using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Workshop;

/// <summary>„Zettel senden“: one note after the other, with one hand on a phone, or from a pile of paper.</summary>
[AllowAnonymous]
public sealed class SendModel(BoardEngine engine, Callers callers, MarkdownText markdown, TextCatalog texts) : NoteForm(engine, callers, markdown, texts)
{
    /// <summary>Whether paper is typed in here: Enter sends, and the page says so.</summary>
    [FromQuery(Name = "papier")]
    public bool IsPaper { get; set; }

    /// <summary>True right after a note was sent without JavaScript.</summary>
    [FromQuery(Name = "gesendet")]
    public bool WasSent { get; set; }

    /// <summary>The frames to choose from.</summary>
    public IReadOnlyList<Frame> Frames { get; private set; } = [];

    /// <summary>The sender's own notes, the newest first.</summary>
    public IReadOnlyList<Note> Mine { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(
        string id, [FromQuery(Name = "bereich")] string? frame, [FromQuery(Name = "farbe")] string? color, CancellationToken cancel)
    {
        (Frame, Color) = (frame, color);
        return await ShowAsync(id, cancel) ? Page() : NotFound();
    }

    /// <summary>Hangs a note and asks for the next.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await ShowAsync(id, cancel) || Caller.Viewer.ActorId is null)
        {
            return NotFound();
        }

        if (!await AddAsync(id, cancel))
        {
            return Page();
        }

        var next = QueryString.Create("gesendet", "true").Add("papier", IsPaper ? "true" : "false").Add("bereich", Frame ?? "").Add("farbe", Color ?? "");
        return LocalRedirect($"/tafeln/{id}/senden{next}");
    }

    private async Task<bool> ShowAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return false;
        }

        var state = await Engine.StateAsync(Caller, id, cancel) ?? BoardState.Empty;
        Frames = [.. state.Frames.Values.Where(frame => !frame.Deleted).OrderBy(frame => frame.Order, StringComparer.Ordinal).ThenBy(frame => frame.Id, StringComparer.Ordinal)];
        Mine = Caller.Viewer.ActorId is { } me
            ? [.. state.Notes.Values.Where(note => !note.Deleted && note.Author == me).OrderByDescending(note => note.At).ThenByDescending(note => note.Id, StringComparer.Ordinal).Take(20)]
            : [];
        return true;
    }
}
