using Fachgruppe.Accounts.People;
using Fachgruppe.Members;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Mein Konto“: one's own details and data.</summary>
[Authorize]
public sealed class AccountModel(UserManager<Person> people, OrganisationStore organisations, TextCatalog texts) : PageModel
{
    private const int LongestName = 120;

    /// <summary>The account.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>The name of its organisation, where one is known.</summary>
    public string? Organisation { get; private set; }

    /// <summary>The name as typed, when it could not be saved.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>True right after saving.</summary>
    [FromQuery(Name = "gespeichert")]
    public bool Saved { get; set; }

    /// <summary>Shows the account.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) ? Page() : Challenge();

    /// <summary>Saves name and language.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? language, [FromForm] long version, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return Challenge();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
        {
            ModelState.AddModelError("name", texts["accounts.name-missing"]);
            return Page();
        }

        var chosen = Language.Find(language);
        (Person.Name, Person.Language, Person.Version) = (Name.Trim(), chosen?.Code, version);
        var result = await people.UpdateAsync(Person);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("", texts["accounts.conflict"]);
            await LoadAsync(cancel);
            return Page();
        }

        if (chosen is not null)
        {
            TextsSetup.Remember(HttpContext, chosen);
        }

        return LocalRedirect("/konto?gespeichert=true");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await people.FindByIdAsync(User.PersonId()!) is not { } person)
        {
            return false;
        }

        Person = person;
        Organisation = person.OrganisationId is null ? null : (await organisations.FindAsync(person.OrganisationId, cancel))?.Name;
        return true;
    }
}
