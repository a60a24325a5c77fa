using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Templates;
using Fachgruppe.Circles;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Pages;

/// <summary>Makes a board: title, audience, template.</summary>
[Authorize]
public sealed class CreateModel(
    BoardManager manager,
    BoardDraftRules rules,
    TemplateOffers templates,
    Callers callers,
    CircleStore circles,
    PeopleStore people,
    TextCatalog texts) : PageModel
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

    /// <summary>The templates to choose from.</summary>
    public IReadOnlyList<TemplateOffer> Templates { get; private set; } = [];

    /// <summary>The role in which people start.</summary>
    [BindProperty(Name = "startRole")]
    public string? StartRole { get; set; } = BoardRoles.Usual;

    /// <summary>Whether nothing on it shall lead to a person.</summary>
    [BindProperty(Name = "anonymous")]
    public bool Anonymous { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OfferAsync(cancel);
        Template = Templates.Any(offer => offer.Value == Template) ? Template : BoardTemplate.Empty;
    }

    /// <summary>Makes the board and opens it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var caller = await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody;
        var (draft, problems) = await rules.CheckAsync(
            caller.Viewer, new BoardDraft(BoardTitle, Sight.Audience, Template, Sight.People, StartRole: StartRole, IsAnonymous: Anonymous), cancel);
        if (draft is null)
        {
            ModelState.Show(problems, texts);
            await OfferAsync(cancel);
            return Page();
        }

        var board = await manager.CreateAsync(caller, draft, cancel);
        return LocalRedirect("/tafeln/" + board.Id);
    }

    private async Task OfferAsync(CancellationToken cancel)
    {
        Templates = await templates.ForAsync(await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody, cancel);
        await Sight.OfferAsync(HttpContext, circles, people, cancel);
    }
}
