using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Who has which role; giving and taking them.</summary>
[NeedsRight(Rights.Roles), RequireRecentSignIn]
public sealed class RolesModel(RoleStore roles, PeopleStore people, TextCatalog texts) : PageModel
{
    /// <summary>Everybody with a role.</summary>
    public IReadOnlyList<(PersonCard Person, IReadOnlyList<string> Roles)> Holders { get; private set; } = [];

    /// <summary>Everybody, to choose from.</summary>
    public IReadOnlyList<PersonCard> Everybody { get; private set; } = [];

    /// <summary>The person in the form.</summary>
    [BindProperty(Name = "person")]
    public string? Person { get; set; }

    /// <summary>The role in the form.</summary>
    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    /// <summary>Shows the roles.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!RoleNames.Given.Contains(Role ?? ""))
        {
            ModelState.AddModelError("role", texts["roles.role-wrong"]);
        }

        if (Person is null || await people.CardsAsync([Person], cancel) is [])
        {
            ModelState.AddModelError("person", texts["roles.person-wrong"]);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancel);
        }

        await roles.GiveAsync(Person!, Role!, User.PersonId(), cancel);
        return LocalRedirect("/verwaltung/rollen");
    }

    /// <summary>Takes a role.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        if (Person is null || !RoleNames.Given.Contains(Role ?? ""))
        {
            return NotFound();
        }

        if (!await roles.TakeAsync(Person, Role!, User.PersonId(), cancel))
        {
            ModelState.AddModelError("", texts["roles.last-admin"]);
            return await ShowAsync(cancel);
        }

        return LocalRedirect(Person == User.PersonId() && Role == RoleNames.Admin ? "/" : "/verwaltung/rollen");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Holders = await roles.HoldersAsync(cancel);
        Everybody = await people.AllAsync(cancel);
        return Page();
    }
}
