using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Wire;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <summary>The same board as headings and lists; reading and adding work without JavaScript.</summary>
[AllowAnonymous]
public sealed class ListModel(BoardEngine engine, Callers callers, MarkdownText markdown, TextCatalog texts)
    : BoardView(engine, callers, markdown)
{
    /// <summary>The headings with their notes.</summary>
    public IReadOnlyList<OutlineSection> Sections { get; private set; } = [];

    /// <summary>How the board's votings stand.</summary>
    public IReadOnlyList<VotingResult> Results { get; private set; } = [];

    /// <summary>The text of the new note as typed.</summary>
    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    /// <summary>The frame of the new note; empty for none.</summary>
    [BindProperty(Name = "frame")]
    public string? Frame { get; set; }

    /// <summary>The colour of the new note.</summary>
    [BindProperty(Name = "color")]
    public string? Color { get; set; }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) =>
        await ShowAsync(id, cancel) ? Page() : NotFound();

    /// <summary>Adds a note.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await ShowAsync(id, cancel) || Caller.Viewer.ActorId is null)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError("text", texts["boards.note-missing"]);
            return Page();
        }

        Text = BoardDraftRules.Lines(Text).Trim();
        var isGood = TextRules.Check(Text, TextRules.MaxNoteText, lines: true, "text") is null;
        var receipts = MayWrite && isGood ? await Engine.ApplyAsync(Caller, id, [await NoteAsync(id, cancel)], cancel) : null;
        if (receipts is not [{ Refusal: null }])
        {
            ModelState.AddModelError("text", receipts is [{ Refusal: { Code: not "invalid" and not "too_large" } refusal }]
                ? RefusalTexts.For(refusal, TextCatalog.Current.Code)
                : texts["boards.note-wrong"]);
            return Page();
        }

        return LocalRedirect($"/tafeln/{id}/liste#neu");
    }

    private async Task<bool> ShowAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return false;
        }

        var state = await Engine.StateAsync(Caller, id, cancel) ?? BoardState.Empty;
        Sections = OutlineSection.Of(state, Answer.Suffix.People, texts["boards.no-frame"]);
        Results = VotingResult.Of(state, Answer.Suffix.Votings, texts);
        return true;
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
