using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards;
using Fachgruppe.Members;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Home.Pages;

/// <summary>„Erste 15 Minuten“: a newcomer's first steps, to be left and returned to at will.</summary>
[Authorize]
public sealed class WelcomeModel(
    UserManager<Person> people, WelcomeStore welcomes, OrganisationStore organisations, BoardStore boards, TextCatalog texts) : PageModel
{
    private const string Here = "/willkommen";
    private const int MostBoards = 4;

    /// <summary>The newcomer.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>How far they have come; null where nothing was done yet.</summary>
    public Welcome? Steps { get; private set; }

    /// <summary>The name of their organisation, where one is known.</summary>
    public string? Organisation { get; private set; }

    /// <summary>Boards to begin with.</summary>
    public IReadOnlyList<BoardRow> Boards { get; private set; } = [];

    /// <summary>The name as typed, when it could not be saved.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>True right after saving.</summary>
    [FromQuery(Name = "gespeichert")]
    public bool Saved { get; set; }

    /// <summary>Shows the steps.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : Challenge();

    /// <summary>Saves the profile, which makes it a step done.</summary>
    public async Task<IActionResult> OnPostProfileAsync([FromForm] string? language, [FromForm] long version, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return Challenge();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Newcomer.LongestName || !MailText.IsOneLine(Name))
        {
            ModelState.AddModelError("name", texts["accounts.name-missing"]);
            return Page();
        }

        var chosen = Language.Find(language) ?? TextCatalog.Current;
        (Person.Name, Person.Language, Person.Version) = (Name.Trim(), chosen.Code, version);
        if (!(await people.UpdateAsync(Person)).Succeeded)
        {
            ModelState.AddModelError("", texts["accounts.conflict"]);
            await LoadAsync(cancel);
            return Page();
        }

        await welcomes.ProfileDoneAsync(Person.Id, cancel);
        TextsSetup.Remember(HttpContext, chosen);
        return LocalRedirect(Here + "?gespeichert=true");
    }

    /// <summary>Opens a first board.</summary>
    public async Task<IActionResult> OnPostBoardAsync([FromForm] string? board, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return Challenge();
        }

        if (Boards.FirstOrDefault(row => row.Id == board) is not { } chosen)
        {
            return LocalRedirect(Here);
        }

        await welcomes.BoardDoneAsync(Person.Id, cancel);
        return LocalRedirect("/tafeln/" + chosen.Id);
    }

    /// <summary>Puts the rest aside.</summary>
    public async Task<IActionResult> OnPostSkipAsync(CancellationToken cancel)
    {
        await welcomes.EndAsync(User.PersonId()!, cancel);
        return LocalRedirect("/");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await people.FindByIdAsync(User.PersonId()!) is not { } person)
        {
            return false;
        }

        Person = person;
        Steps = await welcomes.FindAsync(person.Id, cancel);
        Organisation = person.OrganisationId is null ? null : (await organisations.FindAsync(person.OrganisationId, cancel))?.Name;
        Boards = [.. (await boards.ListAsync(await HttpContext.ViewerAsync(), limit: MostBoards, cancel: cancel))];
        return true;
    }
}
