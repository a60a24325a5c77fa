using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <summary>A page with a form for a new note, for browsers without JavaScript.</summary>
public abstract class NoteForm(BoardEngine engine, Callers callers, MarkdownText markdown, TextCatalog texts) : BoardView(engine, callers, markdown)
{
    /// <summary>Words of the page.</summary>
    protected TextCatalog Texts => texts;

    /// <summary>The text of the new note as typed.</summary>
    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    /// <summary>The frame of the new note; empty for none.</summary>
    [BindProperty(Name = "frame")]
    public string? Frame { get; set; }

    /// <summary>The colour of the new note.</summary>
    [BindProperty(Name = "color")]
    public string? Color { get; set; }

    /// <summary>Hangs the note of the form.</summary>
    /// <returns>Whether it hangs; otherwise the reason stands at the field.</returns>
    protected async Task<bool> AddAsync(string id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError("text", texts["boards.note-missing"]);
            return false;
        }

        Text = BoardDraftRules.Lines(Text).Trim();
        var isGood = TextRules.Check(Text, TextRules.MaxNoteText, lines: true, "text") is null;
        var receipts = MayWrite && isGood ? await Engine.ApplyAsync(Caller, id, [await NoteAsync(id, cancel)], cancel) : null;
        if (receipts is [{ Refusal: null }])
        {
            return true;
        }

        ModelState.AddModelError("text", receipts is [{ Refusal: { Code: not "invalid" and not "too_large" } refusal }]
            ? RefusalTexts.For(refusal, TextCatalog.Current.Code)
            : texts["boards.note-wrong"]);
        return false;
    }

    private async Task<Operation> NoteAsync(string id, CancellationToken cancel)
    {
        var state = await Engine.StateAsync(Caller, id, cancel) ?? BoardState.Empty;
        var frame = string.IsNullOrEmpty(Frame) ? null : state.Frames.GetValueOrDefault(Frame);
        var (x, y) = Places.Free(state, frame);
        return new Operation(Ids.New(), OperationType.NoteAdd, Ids.New(), new Fields
        {
            Text = Text,
            Color = Values.Colors.Contains(Color ?? "") ? Color : Values.DefaultColor,
            X = x,
            Y = y,
            Frame = Reference.To(frame?.Id),
        });
    }
}
