using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Guests;

/// <summary>The links by which guests enter a board, and who came by them.</summary>
[Authorize]
public sealed class GuestsModel(BoardStore boards, BoardGuests rules, GuestLinkStore links, GuestStore guests, TextCatalog texts) : PageModel
{
    /// <summary>The board.</summary>
    public BoardRow Board { get; private set; } = null!;

    /// <summary>Its links with their addresses and guests, the newest first.</summary>
    public IReadOnlyList<(GuestLink Link, string Address, IReadOnlyList<PersonCard> Guests)> Links { get; private set; } = [];

    /// <summary>The role in the form.</summary>
    [BindProperty(Name = "role")]
    public string? Role { get; set; } = "notes";

    /// <summary>The hours in the form.</summary>
    [BindProperty(Name = "hours")]
    public int? Hours { get; set; } = BoardGuests.Hours[0];

    /// <summary>The seats in the form.</summary>
    [BindProperty(Name = "seats")]
    public int? Seats { get; set; } = 60;

    /// <summary>The code word in the form.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Shows the links.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) ? await ShowAsync(cancel) : NotFound();

    /// <summary>Makes a link.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var (link, problems) = BoardGuests.Check(id, Role, Hours, Seats, Code);
        ModelState.Remove("seats");
        ModelState.Show(problems, texts);
        if (link is null)
        {
            return await ShowAsync(cancel);
        }

        await links.CreateAsync(link, User.PersonId()!, cancel);
        return LocalRedirect($"/tafeln/{id}/gaeste");
    }

    /// <summary>Ends a link.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(string id, [FromForm(Name = "link")] string? link, CancellationToken cancel) =>
        await LoadAsync(id, cancel) && link is not null && await links.RevokeAsync(id, link, User.PersonId()!, cancel)
            ? LocalRedirect($"/tafeln/{id}/gaeste")
            : NotFound();

    /// <summary>Sends one guest away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, [FromForm(Name = "guest")] string? guest, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || guest is null)
        {
            return NotFound();
        }

        await guests.EndAsync(id, guest, User.PersonId()!, cancel);
        return LocalRedirect($"/tafeln/{id}/gaeste");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        var viewer = await HttpContext.ViewerAsync();
        if (await boards.ReadAsync(viewer, id, cancel) is not { } board || !BoardGuests.MayInvite(viewer, board))
        {
            return false;
        }

        Board = board;
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var shown = new List<(GuestLink, string, IReadOnlyList<PersonCard>)>();
        foreach (var link in await links.OfObjectAsync(Board.Id, cancel))
        {
            shown.Add((link, rules.Address(links.TokenOf(link)), await guests.OfLinkAsync(link.Id, cancel)));
        }

        Links = shown;
        return Page();
    }
}
