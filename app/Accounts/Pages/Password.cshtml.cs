using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Changes the password; every other session ends.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class PasswordModel(UserManager<Person> people, PasswordChange change, TextCatalog texts) : PageModel
{
    /// <summary>Whether there is a password already.</summary>
    public bool HasOne { get; private set; }

    /// <summary>Whose, for password managers.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is null ? Challenge() : Page();

    /// <summary>Takes the new password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "password")] string? password)
    {
        if (await LoadAsync() is not { } person)
        {
            return Challenge();
        }

        var problem = string.IsNullOrEmpty(password) ? texts["passwords.missing"] : await change.ProblemAsync(person, password);
        if (problem is not null)
        {
            ModelState.AddModelError("password", problem);
            return Page();
        }

        await change.ChangeAsync(HttpContext, person, password!);
        return LocalRedirect("/konto/sicherheit?fertig=passwort");
    }

    private async Task<Person?> LoadAsync()
    {
        var person = await people.FindByIdAsync(User.PersonId()!);
        HasOne = person?.PasswordHash is not null;
        Email = person?.Email ?? "";
        return person;
    }
}
