using Fachgruppe.Accounts.Guests;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Boards.Guests;

/// <summary>Where people type the code that stands on the wall. Guessing is slowed down for each network.</summary>
[AllowAnonymous]
public sealed class JoinCodeModel(GuestLinkStore links, SignInThrottle throttle, TextCatalog texts) : PageModel
{
    /// <summary>The code as typed.</summary>
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <summary>Goes to the link of the code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        var code = ShortCode.Read(Code);
        var subject = "join-code:" + code;
        if (code is not null && await throttle.WaitAsync(subject, address, cancel) > TimeSpan.Zero)
        {
            ModelState.AddModelError("code", texts["boards.guest-blocked"]);
            return Page();
        }

        if (code is not null && await links.FindByShortCodeAsync(code, cancel) is { } link)
        {
            return LocalRedirect("/beitreten/" + links.TokenOf(link));
        }

        if (code is not null)
        {
            await throttle.FailedAsync(subject, address, cancel);
        }

        ModelState.AddModelError("code", texts["workshop.code-wrong"]);
        return Page();
    }
}
