using Fachgruppe.Accounts.Roles;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Identity.Pages;

/// <summary>„Anwendungen“: the programs that may use this instance as their identity provider.</summary>
[NeedsRight(Rights.Clients)]
public sealed class ClientsModel(ClientList list, EmbeddedProvider provider) : PageModel
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Client> Clients { get; private set; } = [];

    /// <summary>What programs are told to use.</summary>
    public string Issuer => provider.Issuer;

    /// <summary>The name of the one that was removed just now.</summary>
    [FromQuery(Name = "entfernt")]
    public string? Removed { get; set; }

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Clients = await list.AllAsync(cancel);
}
