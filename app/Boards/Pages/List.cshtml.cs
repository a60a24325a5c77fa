using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <summary>The same board as headings and lists; reading and adding work without JavaScript.</summary>
[AllowAnonymous]
public sealed class ListModel(BoardEngine engine, Callers callers, MarkdownText markdown, TextCatalog texts)
    : NoteForm(engine, callers, markdown, texts)
{
    /// <summary>The headings with their notes.</summary>
    public IReadOnlyList<OutlineSection> Sections { get; private set; } = [];

    /// <summary>How the board's votings stand.</summary>
    public IReadOnlyList<VotingResult> Results { get; private set; } = [];

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

        return await AddAsync(id, cancel) ? LocalRedirect($"/tafeln/{id}/liste#neu") : Page();
    }

    private async Task<bool> ShowAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return false;
        }

        var state = await Engine.StateAsync(Caller, id, cancel) ?? BoardState.Empty;
        Sections = OutlineSection.Of(state, Answer.Suffix.People, Texts["boards.no-frame"]);
        Results = VotingResult.Of(state, Answer.Suffix.Votings, Texts);
        return true;
    }
}
