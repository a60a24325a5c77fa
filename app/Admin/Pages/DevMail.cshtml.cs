using Fachgruppe.Platform;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Admin.Pages;

/// <summary>In Development only: the mails that were written to files, the newest first.</summary>
[AllowAnonymous]
public sealed class DevMailModel(IWebHostEnvironment environment, MailFolder folder, LocalTime clock, TextCatalog texts) : PageModel
{
    private const int Most = 100;

    /// <summary>The mails.</summary>
    public IReadOnlyList<Line> Mails { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Mails = [.. (await folder.NewestAsync(Most, cancel))
            .Select(mail => new Line(mail.Id, mail.Message.Subject ?? "", mail.Message.To.ToString(), texts["shell.date-time", clock.At(mail.Message.Date)]))];
        return Page();
    }

    /// <summary>A mail in the list.</summary>
    public sealed record Line(string Id, string Subject, string To, string At);
}
