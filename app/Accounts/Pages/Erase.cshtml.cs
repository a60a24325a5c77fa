using Fachgruppe.Accounts.OwnData;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Privacy;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Ends an account for good. Notes stay with the group, and nobody can tell any more who wrote them.</summary>
[Authorize]
[RequireRecentSignIn]
public sealed class EraseModel(UserManager<Person> people, RoleStore roles, PersonalCounts counts, AccountErasure erasure, TextCatalog texts) : PageModel
{
    /// <summary>What there is of the person now.</summary>
    public IReadOnlyList<PersonalCount> Counts { get; private set; } = [];

    /// <summary>The account's mail address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What was typed to confirm.</summary>
    [BindProperty(Name = "email")]
    public string? Typed { get; set; }

    /// <summary>Says what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) is null ? Challenge() : Page();

    /// <summary>Erases the account, unless nobody would be left to administer.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } person)
        {
            return Challenge();
        }

        if (!string.Equals(Typed?.Trim(), person.Email, StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("email", texts["accounts.erase-mismatch"]);
            return Page();
        }

        if (await roles.IsLastAdminAsync(person.Id, cancel))
        {
            ModelState.AddModelError("", texts["accounts.erase-last-admin"]);
            return Page();
        }

        // Whoever closes the page now has asked for it all the same.
        await erasure.EraseAsync(person, CancellationToken.None);
        await HttpContext.SignOutAsync(Principals.SessionScheme);
        return LocalRedirect("/");
    }

    private async Task<Person?> LoadAsync(CancellationToken cancel)
    {
        var person = await people.FindByIdAsync(User.PersonId()!);
        Email = person?.Email ?? "";
        Counts = person is null ? [] : await counts.OfAsync(person.Id, cancel);
        return person;
    }
}
