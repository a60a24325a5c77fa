using Fachgruppe.Platform.Http;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Markdown;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace Fachgruppe.Admin.Pages;

/// <summary>In Development only: one mail, both parts.</summary>
[AllowAnonymous]
[SecretLinkPage]
public sealed class DevMailOneModel(IWebHostEnvironment environment, MailFolder folder) : PageModel
{
    /// <summary>The mail.</summary>
    public MimeMessage Mail { get; private set; } = null!;

    /// <summary>Its HTML part, as far as it may stand in a page of ours.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!environment.IsDevelopment() || await folder.FindAsync(id, cancel) is not { } mail)
        {
            return NotFound();
        }

        Mail = mail;
        Html = HtmlRules.Apply(mail.HtmlBody ?? "");
        return Page();
    }
}
