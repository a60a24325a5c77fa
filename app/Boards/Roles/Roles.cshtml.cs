using Fachgruppe.Accounts;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform.Audience;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Roles;

/// <summary>The role in which people start on a board, and single people's own.</summary>
[Authorize]
public sealed class RolesModel(BoardStore boards, BoardRoleStore roles, PeopleStore people, TextCatalog texts) : PageModel
{
    /// <summary>The board.</summary>
    public BoardRow Board { get; private set; } = null!;

    /// <summary>Roles of single people, by name.</summary>
    public IReadOnlyList<GivenRole> Given { get; private set; } = [];

    /// <summary>Those who can be given one.</summary>
    public IReadOnlyList<PersonCard> Others { get; private set; } = [];

    /// <summary>Who made the board and so moderates it; null once that person is gone.</summary>
    public PersonCard? Maker { get; private set; }

    /// <summary>The person in the form.</summary>
    [BindProperty(Name = "person")]
    public string? Person { get; set; }

    /// <summary>The role in the form.</summary>
    [BindProperty(Name = "role")]
    public string? Role { get; set; } = BoardRole.Lead.Word();

    /// <summary>Shows the roles.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) is null ? NotFound() : await ShowAsync(cancel);

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is null)
        {
            return NotFound();
        }

        if (!BoardRoles.All.Contains(Role ?? ""))
        {
            ModelState.AddModelError("role", texts["boards.role-wrong"]);
        }
        else if (Person is null || !await roles.GiveAsync(id, Person, BoardRoles.Parse(Role), cancel))
        {
            ModelState.AddModelError("person", texts["boards.role-person-wrong"]);
        }

        return ModelState.IsValid ? LocalRedirect($"/tafeln/{id}/rollen") : await ShowAsync(cancel);
    }

    /// <summary>Takes a role.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string id, CancellationToken cancel) =>
        await LoadAsync(id, cancel) is not null && Person is not null && await roles.TakeAsync(id, Person, cancel)
            ? await AfterAsync(id, cancel)
            : NotFound();

    /// <summary>Changes the role in which people start.</summary>
    public async Task<IActionResult> OnPostStartAsync(
        string id, [FromForm(Name = "startRole")] string? startRole, [FromForm(Name = "version")] long? version, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is not { } viewer)
        {
            return NotFound();
        }

        if (BoardDraftRules.CheckStartRole(startRole) is { } problem)
        {
            ModelState.Show([problem], texts);
            return await ShowAsync(cancel);
        }

        if (await boards.SetStartRoleAsync(viewer, id, version, BoardRoles.Parse(startRole), cancel) == BoardChange.Stale)
        {
            ModelState.AddModelError("startRole", texts["boards.stale"]);
            return await ShowAsync(cancel);
        }

        return LocalRedirect($"/tafeln/{id}/rollen");
    }

    // Whoever gives up the moderation sees this page no more.
    private async Task<IActionResult> AfterAsync(string id, CancellationToken cancel) =>
        LocalRedirect(await LoadAsync(id, cancel) is null ? $"/tafeln/{id}" : $"/tafeln/{id}/rollen");

    private async Task<Viewer?> LoadAsync(string id, CancellationToken cancel)
    {
        var viewer = await HttpContext.ViewerAsync();
        if (await boards.ReadAsync(viewer, id, cancel) is not { } board || !BoardAccess.IsLead(board, viewer))
        {
            return null;
        }

        Board = board;
        return viewer;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        var all = await people.AllAsync(cancel);
        Maker = all.FirstOrDefault(person => person.Id == Board.CreatedBy);
        Others = [.. all.Where(person => person.Id != Board.CreatedBy)];
        Given = await roles.OfAsync(Board.Id, cancel);
        return Page();
    }
}
