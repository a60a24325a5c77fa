using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform.Markdown;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Export;

/// <summary>„Mitnehmen“: a board as minutes, table, file, picture or paper, for whoever sees it.</summary>
[AllowAnonymous]
public sealed class TakeAlongModel(BoardEngine engine, Callers callers, MarkdownText markdown) : BoardView(engine, callers, markdown)
{
    /// <summary>Shows what can be taken along.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();
}
