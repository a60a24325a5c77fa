using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Management;
using Fachgruppe.Boards.Roles;
using Fachgruppe.Circles;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Pages;

/// <summary>Title, description and audience of a board; its copy, archive and end.</summary>
[Authorize]
public sealed partial class SettingsModel(
    BoardStore boards,
    BoardManager manager,
    BoardDraftRules rules,
    Callers callers,
    CircleStore circles,
    PeopleStore people,
    MarkdownText markdown,
    BoardRoleStore roles,
    TextCatalog texts) : PageModel
{
    /// <summary>The board as it is saved now.</summary>
    public BoardRow Board { get; private set; } = null!;

    /// <summary>The title in the field.</summary>
    [BindProperty(Name = "title")]
    public string? BoardTitle { get; set; }

    /// <summary>The description in the field.</summary>
    [BindProperty(Name = "description")]
    public string? Description { get; set; }

    /// <summary>The version the form was made from.</summary>
    [BindProperty(Name = "version")]
    public long Version { get; set; }

    /// <summary>Who shall see it.</summary>
    [BindProperty]
    public AudienceChoice Sight { get; set; } = new();

    /// <summary>The rendered description of the field, or why it cannot be rendered.</summary>
    public MarkdownResult Preview { get; private set; } = new("");

    /// <summary>Whether somebody else saved meanwhile; the fields keep what was typed.</summary>
    public bool IsStale { get; private set; }

    /// <summary>True right after saving.</summary>
    [FromQuery(Name = "gespeichert")]
    public bool Saved { get; set; }

    /// <summary>What the viewer may do here.</summary>
    public BoardAccess Mine { get; private set; } = null!;

    /// <summary>Names of those who moderate the board, for those who do not.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];

    private Caller Me { get; set; } = null!;

    /// <summary>Shows the forms.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        (BoardTitle, Description, Version) = (Board.Title, Board.Description, Board.Version);
        return await FormAsync(keepAudience: false, cancel);
    }

    /// <summary>Renders the description of the field without saving it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string id, CancellationToken cancel) =>
        await LeadsAsync(id, cancel) ? await FormAsync(keepAudience: false, cancel) : NotFound();

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        Me = await callers.OfAsync(User, cancel: cancel) ?? Caller.Nobody;
        if (await boards.ReadAsync(Me.Viewer, id, cancel) is not { } board)
        {
            return false;
        }

        (Board, Mine) = (board, BoardAccess.Of(board, Me));
        return true;
    }

    private async Task<bool> LeadsAsync(string id, CancellationToken cancel) => await LoadAsync(id, cancel) && Mine.Leads;

    private async Task<IActionResult> FormAsync(bool keepAudience, CancellationToken cancel)
    {
        if (!Mine.Leads)
        {
            Leads = await LeadNamesAsync(cancel);
            return Page();
        }

        Preview = markdown.Render(Description);
        if (!keepAudience)
        {
            Sight.Audience = Board.Audience.ToString();
            Sight.People = await boards.NamedAsync(Board.Id, cancel);
        }

        await Sight.OfferAsync(HttpContext, circles, people, cancel);
        return Page();
    }

    private async Task<IReadOnlyList<string>> LeadNamesAsync(CancellationToken cancel)
    {
        var given = (await roles.OfAsync(Board.Id, cancel)).Where(each => each.Role == BoardRole.Lead.Word()).Select(each => each.Person);
        var maker = Board.CreatedBy is { } id ? await people.CardsAsync([id], cancel) : [];
        return [.. maker.Concat(given).Select(person => person.Name).Distinct()];
    }
}
