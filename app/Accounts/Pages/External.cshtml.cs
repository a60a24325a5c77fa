using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Platform.Outbox;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>An authority vouched for somebody without an account here: they apply, unless their address has an account or an application waits.</summary>
/// <remarks>Only whoever the authority calls the owner of an address learns whether it has an account.</remarks>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class ExternalModel(
    ExternalAuthorities authorities, ApplicationStore applications, UserManager<Person> people, FormThrottle throttle, OutboxBell bell, TextCatalog texts) : PageModel
{
    /// <summary>Who came.</summary>
    public ExternalIdentity Identity { get; private set; } = null!;

    /// <summary><c>apply</c>, <c>account</c>, <c>waiting</c> or <c>mail</c>.</summary>
    public string State { get; private set; } = "apply";

    /// <summary>What people call the authority.</summary>
    public string Title => authorities.TitleOf(Identity.Provider);

    /// <summary>Whether the address needs no confirmation.</summary>
    public bool IsVerified => Identity.EmailVerified && MailText.IsAddress(Identity.Email);

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

    /// <summary>Shows how to go on.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return Over();
        }

        (Name, Email) = (Identity.Name, Identity.Email);
        return Page();
    }

    /// <summary>Takes the application.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return Over();
        }

        if (State != "apply")
        {
            return Page();
        }

        var newcomer = Newcomer.Of(IsVerified ? Identity.Email : Email, Name, Sector, Organisation);
        var (purpose, sponsor) = (Purpose?.ReplaceLineEndings("\n").Trim() ?? "", Sponsor?.Trim() ?? "");
        foreach (var (field, key) in newcomer.Problems(nameRequired: true).Concat(ApplyModel.Problems(purpose, sponsor)))
        {
            ModelState.AddModelError(field, texts[key]);
        }

        return ModelState.IsValid ? await ApplyAsync(newcomer, purpose, sponsor, cancel) : Page();
    }

    private async Task<IActionResult> ApplyAsync(Newcomer newcomer, string purpose, string sponsor, CancellationToken cancel)
    {
        var verdict = await throttle.CountAsync("apply", newcomer.Email, HttpContext.Connection.RemoteIpAddress, cancel);
        if (verdict == FormVerdict.Refused)
        {
            ModelState.AddModelError("", texts["joining.too-many"]);
            return Page();
        }

        if (IsVerified)
        {
            var outcome = await applications.ApplyAsync(newcomer, purpose, sponsor, Identity, cancel);
            State = outcome == ConfirmOutcome.HasAccount ? "account" : "waiting";
        }
        else
        {
            if (verdict == FormVerdict.Free)
            {
                await applications.ApplyAsync(newcomer, purpose, sponsor, cancel);
                bell.Ring();
            }

            (State, Email) = ("mail", newcomer.Email);
        }

        await PendingIdentity.ForgetAsync(HttpContext);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await PendingIdentity.FindAsync(HttpContext) is not { } identity)
        {
            return false;
        }

        Identity = identity;
        State = IsVerified && await people.FindByEmailAsync(identity.Email) is not null ? "account"
            : await applications.WaitsAsync(identity, cancel) ? "waiting"
            : "apply";
        return true;
    }

    private LocalRedirectResult Over() => LocalRedirect("/anmelden?fehler=" + ExternalFault.Failed);
}
