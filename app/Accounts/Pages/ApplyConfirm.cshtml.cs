using Fachgruppe.Accounts.Joining;
using Fachgruppe.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Confirms that the address of an application is real. Opening the link changes nothing; the button does.</summary>
[AllowAnonymous]
[SecretLinkPage]
public sealed class ApplyConfirmModel(ApplicationStore applications) : PageModel
{
    /// <summary>The application while it waits to be confirmed.</summary>
    public MemberApplication? Application { get; private set; }

    /// <summary><c>asked</c>, <c>confirmed</c>, <c>account</c> or <c>gone</c>.</summary>
    public string State { get; private set; } = "gone";

    /// <summary>Shows what will be confirmed.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancel)
    {
        Application = await applications.FindAsync(token, cancel);
        Show(Application is null ? "gone" : Application.ConfirmedAt is null ? "asked" : "confirmed");
    }

    /// <summary>Confirms it.</summary>
    public async Task OnPostAsync(string token, CancellationToken cancel)
    {
        var outcome = await applications.ConfirmAsync(token, cancel);
        var confirmedBefore = outcome == ConfirmOutcome.Gone && await applications.FindAsync(token, cancel) is { ConfirmedAt: not null };
        Show(outcome == ConfirmOutcome.HasAccount ? "account" : outcome == ConfirmOutcome.Confirmed || confirmedBefore ? "confirmed" : "gone");
    }

    private void Show(string state)
    {
        State = state;
        Response.StatusCode = state == "gone" ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
    }
}
