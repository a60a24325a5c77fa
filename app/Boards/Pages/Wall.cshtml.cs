using Fachgruppe.Boards.Live;
using Fachgruppe.Platform.Markdown;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Pages;

/// <summary>A board as a wall. Its notes come with the page, so they show before the hub answers.</summary>
[AllowAnonymous]
public sealed class WallModel(BoardEngine engine, Callers callers, MarkdownText markdown) : BoardView(engine, callers, markdown)
{
    /// <summary>Shows the wall.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) ? Page() : NotFound();
}
