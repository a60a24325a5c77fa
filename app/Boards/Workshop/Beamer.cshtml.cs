using Fachgruppe.Accounts.Guests;
using Fachgruppe.Boards.Guests;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform.Markdown;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Fachgruppe.Boards.Workshop;

/// <summary>The board for the wall of a room: what counts in this phase, the time, and how to join.</summary>
[AllowAnonymous]
public sealed class BeamerModel(BoardEngine engine, Callers callers, MarkdownText markdown, GuestLinkStore links, BoardGuests guests) : BoardView(engine, callers, markdown)
{
    /// <summary>The link that people in the room enter by; null without one, or where the viewer may not show it.</summary>
    public GuestLink? Link { get; private set; }

    /// <summary>Its address.</summary>
    public string Address => guests.Address(links.TokenOf(Link!));

    /// <summary>Where its code is typed.</summary>
    public string CodeAddress => guests.CodeAddress();

    /// <summary>Whether the viewer may make a link.</summary>
    public bool MayInvite { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        MayInvite = BoardGuests.MayInvite(Caller.Viewer, Board);
        Link = MayInvite ? (await links.OfObjectAsync(id, cancel)).FirstOrDefault(link => link.Role != "read") : null;
        return Page();
    }
}
