using Fachgruppe.Accounts.Roles;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Documents;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Pages;

/// <summary>Changes a client, gives it another secret, switches it off.</summary>
[NeedsRight(Rights.Clients), RequireRecentSignIn]
public sealed class ClientEditModel(ClientRules rules, ClientList list, TextCatalog texts) : PageModel
{
    /// <summary>What was typed, or what is.</summary>
    [BindProperty(Name = "")]
    public ClientForm Form { get; set; } = new();

    /// <summary>The client.</summary>
    public Client Client { get; private set; } = null!;

    /// <summary>Another secret, right after asking for it.</summary>
    public string? Secret { get; private set; }

    /// <summary>True right after saving.</summary>
    [FromQuery(Name = "gespeichert")]
    public bool Saved { get; set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Form = ClientForm.Of(Client);
        return Page();
    }

    /// <summary>Saves name, addresses and scopes.</summary>
    public Task<IActionResult> OnPostAsync(string id, CancellationToken cancel) => ChangeAsync(
        id,
        async () =>
        {
            (Form.ClientId, Form.Type) = (Client.ClientId, Client.ClientType!);
            if (!Form.Check(ModelState, texts))
            {
                return Page();
            }

            await rules.ChangeAsync(Client, Form.Draft(), cancel);
            return Back();
        },
        cancel);

    /// <summary>Gives it another secret.</summary>
    public Task<IActionResult> OnPostSecretAsync(string id, CancellationToken cancel) => ChangeAsync(
        id,
        async () =>
        {
            Secret = Client.Secret is null ? null : await rules.RenewSecretAsync(Client, cancel);
            Response.Headers.CacheControl = "no-store";
            Form = ClientForm.Of(Client);
            return Page();
        },
        cancel);

    /// <summary>Switches it off or on.</summary>
    public Task<IActionResult> OnPostSwitchAsync(string id, [FromForm(Name = "aus")] bool off, CancellationToken cancel) => ChangeAsync(
        id,
        async () =>
        {
            await rules.SwitchAsync(Client, off, cancel);
            return Back();
        },
        cancel);

    private async Task<IActionResult> ChangeAsync(string id, Func<Task<IActionResult>> change, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        try
        {
            return await change();
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            ModelState.AddModelError("", texts["identity.client-conflict"]);
            return await LoadAsync(id, cancel) ? Page() : NotFound();
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        var client = await list.FindAsync(id, cancel);
        Client = client!;
        return client is not null;
    }

    private LocalRedirectResult Back() => LocalRedirect($"/verwaltung/anwendungen/{Client.ClientId}?gespeichert=true");
}
