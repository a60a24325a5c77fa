using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Platform.Database;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Renames or removes a passkey.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class PasskeyEditModel(PasskeyStore passkeys, Database database, LocalTime clock, TextCatalog texts) : PageModel
{
    /// <summary>Which.</summary>
    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>What it is called.</summary>
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    /// <summary>When it was made, in words.</summary>
    public string Since { get; private set; } = "";

    /// <summary>Whether its person could still sign in without it.</summary>
    public bool MayGo { get; private set; }

    /// <summary>Shows it; somebody else's does not exist.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var passkey = await LoadAsync(cancel);
        Name = passkey?.Name;
        return passkey is null ? NotFound() : Page();
    }

    /// <summary>Renames it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is null)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > PasskeyAddModel.LongestName)
        {
            ModelState.AddModelError("name", texts["security.passkey-name-missing"]);
            return Page();
        }

        await passkeys.RenameAsync(User.PersonId()!, Id, Name.Trim(), cancel);
        return LocalRedirect("/konto/sicherheit?fertig=name");
    }

    /// <summary>Removes it, unless it is the last way to sign in.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } passkey)
        {
            return NotFound();
        }

        if (!await passkeys.RemoveAsync(User.PersonId()!, Id, cancel))
        {
            Name = passkey.Name;
            ModelState.Clear();
            ModelState.AddModelError("", texts["security.passkey-stays"]);
            return Page();
        }

        return LocalRedirect("/konto/sicherheit?fertig=entfernt");
    }

    private async Task<Passkey?> LoadAsync(CancellationToken cancel)
    {
        var person = User.PersonId()!;
        var passkey = (await passkeys.OfPersonAsync(person, cancel)).FirstOrDefault(one => one.Id == Id);
        Since = passkey is null ? "" : texts["shell.date-time", clock.At(passkey.CreatedAt)];
        MayGo = (await SignInWays.OfAsync(database, person, cancel)).MayLosePasskey;
        return passkey;
    }
}
