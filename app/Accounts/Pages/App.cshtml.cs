using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Database;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Sets up an authenticator app, or removes it. Until its first code was right, nothing counts.</summary>
[Authorize]
[RequireRecentSignIn]
[ResponseCache(NoStore = true)]
public sealed class AppModel(
    UserManager<Person> people, Database database, AuthenticatorStore apps, RecoveryCodes codes, SessionStore sessions, Tickets tickets, TextCatalog texts) : PageModel
{
    private const string Purpose = "authenticator";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Whether an app is set up.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Whether it may be removed.</summary>
    public bool MayGo { get; private set; }

    /// <summary>The secret of this form, protected.</summary>
    public string Ticket { get; private set; } = "";

    /// <summary>The key as apps read it (otpauth), for the QR code.</summary>
    public string KeyAddress { get; private set; } = "";

    /// <summary>The secret in groups of four, for typing.</summary>
    public string KeyInGroups { get; private set; } = "";

    /// <summary>New recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Offers a secret.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => OfferAsync(Totp.NewSecret(), null, cancel);

    /// <summary>Takes the first code.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "ticket")] string? ticket, [FromForm(Name = "code")] string? code, CancellationToken cancel)
    {
        var person = User.PersonId()!;
        if (tickets.Read(Purpose, ticket)?.Content.Split('\n') is not [var owner, var secret] || owner != person)
        {
            ModelState.AddModelError("", texts["security.app-expired"]);
            return await OfferAsync(Totp.NewSecret(), null, cancel);
        }

        if (!await apps.AddAsync(person, secret, string.Concat((code ?? "").Where(char.IsAsciiDigit)), cancel))
        {
            ModelState.AddModelError("code", texts["security.app-code-wrong"]);
            return await OfferAsync(secret, ticket, cancel);
        }

        await sessions.VerifiedAsync(person, User.SessionId()!, multiFactor: true, cancel);
        Codes = await codes.RenewAsync(person, cancel);
        return Page();
    }

    /// <summary>Removes the app.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        if (await apps.RemoveAsync(User.PersonId()!, cancel))
        {
            return LocalRedirect("/konto/sicherheit?fertig=app-weg");
        }

        ModelState.AddModelError("", texts["security.app-stays"]);
        return await OfferAsync(Totp.NewSecret(), null, cancel);
    }

    private async Task<IActionResult> OfferAsync(string secret, string? ticket, CancellationToken cancel)
    {
        if (await people.FindByIdAsync(User.PersonId()!) is not { } person)
        {
            return Challenge();
        }

        var ways = await SignInWays.OfAsync(database, person.Id, cancel);
        (IsOn, MayGo) = (ways.HasApp, ways.MayLoseApp);
        Ticket = ticket ?? tickets.Issue(Purpose, $"{person.Id}\n{secret}", Life);
        KeyInGroups = string.Join(' ', secret.Chunk(4).Select(group => new string(group)));
        KeyAddress = Totp.Uri(secret, texts["shell.name"], person.Email);
        return Page();
    }
}
