using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Mitmachen“: who wants to join says so here. Every address gets the same answer, for the same work.</summary>
[AllowAnonymous]
public sealed class ApplyModel(ApplicationStore applications, FormThrottle throttle, OutboxBell bell, TextCatalog texts) : PageModel
{
    private const int LongestPurpose = 2000;

    /// <summary>What was typed.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "organisation")]
    public string? Organisation { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "sector")]
    public string? Sector { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "purpose")]
    public string? Purpose { get; set; }

    /// <inheritdoc cref="Email"/>
    [BindProperty(Name = "sponsor")]
    public string? Sponsor { get; set; }

    /// <summary>The address a mail goes to, once the form is sent.</summary>
    public string? SentTo { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes the application.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var newcomer = Newcomer.Of(Email, Name, Sector, Organisation);
        var (purpose, sponsor) = (Purpose?.ReplaceLineEndings("\n").Trim() ?? "", Sponsor?.Trim() ?? "");
        foreach (var (field, key) in newcomer.Problems(nameRequired: true).Concat(Problems(purpose, sponsor)))
        {
            ModelState.AddModelError(field, texts[key]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await throttle.CountAsync("apply", newcomer.Email, HttpContext.Connection.RemoteIpAddress, cancel))
        {
            case FormVerdict.Refused:
                ModelState.AddModelError("", texts["joining.too-many"]);
                return Page();
            case FormVerdict.Free:
                await applications.ApplyAsync(newcomer, purpose, sponsor, cancel);
                bell.Ring();
                break;
        }

        SentTo = newcomer.Email;
        return Page();
    }

    /// <summary>What is wrong with the reasons given.</summary>
    internal static IEnumerable<(string Field, string Key)> Problems(string purpose, string sponsor)
    {
        if (purpose.Length is 0 or > LongestPurpose)
        {
            yield return ("purpose", "joining.purpose-wrong");
        }

        if (sponsor.Length > Newcomer.LongestName || !MailText.IsOneLine(sponsor))
        {
            yield return ("sponsor", "joining.sponsor-wrong");
        }
    }
}
