using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Registers a passkey.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class PasskeyAddModel(UserManager<Person> people, PasskeyCeremonies passkeys, SessionStore sessions, TextCatalog texts) : PageModel
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>What it will be called.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>Shows the form, with a name that its device suggests.</summary>
    public void OnGet() => Name = DeviceName.Of(Request.Headers.UserAgent);

    /// <summary>Takes what the browser made.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "ticket")] string? ticket, [FromForm(Name = "credential")] string? credential, CancellationToken cancel)
    {
        if (await people.FindByIdAsync(User.PersonId()!) is not { } person)
        {
            return Challenge();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
        {
            ModelState.AddModelError("name", texts["security.passkey-name-missing"]);
            return Page();
        }

        if (!await passkeys.RegisterAsync(HttpContext, person, Name.Trim(), ticket, credential))
        {
            ModelState.AddModelError("", texts["security.passkey-failed"]);
            return Page();
        }

        await sessions.VerifiedAsync(person.Id, User.SessionId()!, multiFactor: true, cancel);
        return LocalRedirect("/konto/sicherheit?fertig=passkey");
    }
}
