using Fachgruppe.Accounts.Reset;
using Fachgruppe.Platform.Http;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Sets a new password by the link from the mail. Opening it changes nothing.</summary>
[AllowAnonymous]
[SecretLinkPage]
public sealed class ResetConfirmModel(PasswordReset reset, ResetStore resets, TextCatalog texts) : PageModel
{
    /// <summary><c>open</c>, <c>done</c> or <c>gone</c>.</summary>
    public string State { get; private set; } = "open";

    /// <summary>Shows the form while the link opens.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancel) => Show(await resets.FindAsync(token, cancel) is null ? "gone" : "open");

    /// <summary>Sets the password.</summary>
    public async Task OnPostAsync(string token, [FromForm(Name = "password")] string? password, CancellationToken cancel)
    {
        if (await reset.SetAsync(token, password ?? "", cancel) is not { } errors)
        {
            Show("done");
            return;
        }

        ModelState.Show(errors, texts);
        Show(errors.Count == 0 ? "gone" : "open");
    }

    private void Show(string state)
    {
        State = state;
        Response.StatusCode = state == "gone" ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
    }
}
