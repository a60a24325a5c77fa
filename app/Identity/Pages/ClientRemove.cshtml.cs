using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Identity.Pages;

/// <summary>Removes a client after a second look.</summary>
[NeedsRight(Rights.Clients), RequireRecentSignIn]
public sealed class ClientRemoveModel(ClientRules rules, ClientList list) : PageModel
{
    /// <summary>The client.</summary>
    public Client Client { get; private set; } = null!;

    /// <summary>Says what will happen.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var client = await list.FindAsync(id, cancel);
        Client = client!;
        return client is null ? NotFound() : Page();
    }

    /// <summary>Removes it.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel) => await rules.RemoveAsync(id, cancel)
        ? LocalRedirect("/verwaltung/anwendungen?entfernt=" + Uri.EscapeDataString(id))
        : NotFound();
}
