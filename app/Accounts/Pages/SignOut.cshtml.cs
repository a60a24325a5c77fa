using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Ends this session, or with <c>alle</c> every session of the person.</summary>
[AllowAnonymous]
public sealed class SignOutModel(PasswordSignIn signIn, SessionStore sessions) : PageModel
{
    /// <summary>A link signs nobody out.</summary>
    public IActionResult OnGet() => LocalRedirect("/konto");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] bool alle, CancellationToken cancel)
    {
        if (alle && User.PersonId() is { } person)
        {
            await sessions.EndOthersAsync(person, User.SessionId() ?? "", cancel);
        }

        await signIn.EndAsync(HttpContext);
        return LocalRedirect("/");
    }
}
