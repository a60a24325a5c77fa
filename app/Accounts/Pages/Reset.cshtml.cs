using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>A forgotten password: asks for a link by mail. The answer is the same whoever asks.</summary>
[AllowAnonymous]
public sealed class ResetModel(PasswordReset reset, TextCatalog texts) : PageModel
{
    /// <summary>The address as typed.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>The address that gets a link if it has an account, once the form is sent.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Asks for a link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = Email?.Trim() ?? "";
        if (!MailText.IsAddress(email))
        {
            ModelState.AddModelError("email", texts["joining.email-wrong"]);
            return Page();
        }

        if (!await reset.AskAsync(email, HttpContext.Connection.RemoteIpAddress, cancel))
        {
            ModelState.AddModelError("", texts["joining.too-many"]);
            return Page();
        }

        SentTo = email;
        return Page();
    }
}
