using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Circles;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Pages;

/// <summary>Makes a board: title, audience, template.</summary>
[Authorize]
public sealed class CreateModel(
    BoardManager manager, BoardDraftRules rules, Callers callers, CircleStore circles, PeopleStore people, TextCatalog texts) : PageModel
{
    /// <summary>The title as typed.</summary>
    [BindProperty(Name = "title")]
    public string? BoardTitle { get; set; }

    /// <summary>The template, also from the address.</summary>
    [BindProperty(Name = "template", SupportsGet = true)]
    public string? Template { get; set; }

    /// <summary>Who shall see it.</summary>
    [BindProperty]
    public AudienceChoice Sight { get; set; } = new();

    /// <summary>The role in which people start.</summary>
    [BindProperty(Name = "startRole")]
    public string? StartRole { get; set; } = BoardRoles.Usual;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Template = BoardTemplate.Find(Template)?.Name ?? BoardTemplate.Empty;
        await OfferAsync(cancel);
    }

    /// <summary>Makes the board and opens it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var caller = await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody;
        var (draft, problems) = await rules.CheckAsync(
            caller.Viewer, new BoardDraft(BoardTitle, Sight.Audience, Template, Sight.People, StartRole: StartRole), cancel);
        if (draft is null)
        {
            ModelState.Show(problems, texts);
            await OfferAsync(cancel);
            return Page();
        }

        var board = await manager.CreateAsync(caller, draft, cancel);
        return LocalRedirect("/tafeln/" + board.Id);
    }

    private async Task OfferAsync(CancellationToken cancel) =>
        await Sight.OfferAsync(HttpContext, circles, people, cancel);
}
