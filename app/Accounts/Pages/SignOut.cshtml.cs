using System.Security.Claims;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform.Html;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Ends this session, or with <c>alle</c> every session of the person.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SessionStore sessions) : PageModel
{
    /// <summary>A link signs nobody out.</summary>
    public IActionResult OnGet() => LocalRedirect("/konto");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] bool alle, CancellationToken cancel)
    {
        if (User.PersonIdOrNull() is { } person && User.FindFirstValue(AccountClaims.Session) is { } session)
        {
            await (alle ? sessions.EndAllAsync(person, cancel: cancel) : sessions.EndAsync(person, session, cancel));
        }

        await HttpContext.SignOutAsync(AccountSchemes.Session);
        return LocalRedirect("/");
    }
}
