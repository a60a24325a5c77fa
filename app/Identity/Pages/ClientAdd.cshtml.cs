using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Identity.Pages;

/// <summary>Adds a client; the secret of a confidential one is shown once.</summary>
[NeedsRight(Rights.Clients), RequireRecentSignIn]
public sealed class ClientAddModel(ClientRules rules, ClientList list, TextCatalog texts) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty(Name = "")]
    public ClientForm Form { get; set; } = new() { Scopes = [ScopeList.OpenId, ScopeList.Profile] };

    /// <summary>The secret, right after adding.</summary>
    public string? Secret { get; private set; }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Check(ModelState, texts) && await list.FindAsync(Form.Draft().ClientId, cancel) is not null)
        {
            ModelState.AddModelError("clientId", texts["identity.client-id-taken"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Secret = await rules.AddAsync(Form.Draft(), cancel);
        Response.Headers.CacheControl = "no-store";
        return Secret is null ? LocalRedirect($"/verwaltung/anwendungen/{Form.Draft().ClientId}?gespeichert=true") : Page();
    }
}
