using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>„Kurz bestätigen“: a fresh proof of who one is, before the form of an act that wants it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class ConfirmModel(
    Confirmation confirmation, ExternalAuthorities authorities, ExternalChallenge external, UserManager<Person> people, TextCatalog texts) : PageModel
{
    /// <summary>Where to go afterwards, a path of this site.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What counts as a proof.</summary>
    public ConfirmationWays Ways { get; private set; } = new(false, false, false, []);

    /// <summary>Whose password is asked for, for password managers.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Why nothing came of going to an authority, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Asks.</summary>
    public Task<IActionResult> OnGetAsync([FromQuery(Name = "fehler")] string? fault, [FromQuery(Name = "bei")] string? name, CancellationToken cancel)
    {
        Fault = texts.Sentence(authorities, fault, name);
        return AskAsync(cancel);
    }

    /// <summary>Goes to an authority for a fresh proof.</summary>
    public async Task<IActionResult> OnPostExternalAsync([FromForm(Name = "authority")] string? name, CancellationToken cancel)
    {
        if (await external.BeginAsync(HttpContext, name, new(ExternalIntent.Confirm, LocalUrl.OrHome(ReturnUrl), User.SessionId())) is { } answer)
        {
            return answer;
        }

        Fault = texts.Sentence(authorities, ExternalFault.Down, name);
        return await AskAsync(cancel);
    }

    /// <summary>Takes the password.</summary>
    public async Task<IActionResult> OnPostPasswordAsync([FromForm(Name = "password")] string? password, CancellationToken cancel) =>
        await people.FindByIdAsync(User.PersonId()!) is { } person
            ? await AnswerAsync(
                await confirmation.ByPasswordAsync(HttpContext, person, password ?? ""), "password", "signin.password-wrong", "signin.code-blocked", cancel)
            : Challenge();

    /// <summary>Takes a code.</summary>
    public async Task<IActionResult> OnPostCodeAsync([FromForm(Name = "code")] string? code, CancellationToken cancel) =>
        await people.FindByIdAsync(User.PersonId()!) is { } person
            ? await AnswerAsync(await confirmation.ByCodeAsync(HttpContext, person, code ?? ""), "code", "signin.code-wrong", "signin.code-blocked", cancel)
            : Challenge();

    /// <summary>Takes a passkey's answer.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(
        [FromForm(Name = "ticket")] string? ticket, [FromForm(Name = "credential")] string? credential, CancellationToken cancel) =>
        await people.FindByIdAsync(User.PersonId()!) is { } person
            ? await AnswerAsync(
                await confirmation.ByPasskeyAsync(HttpContext, person, ticket, credential), "", "signin.passkey-refused", "signin.code-blocked", cancel)
            : Challenge();

    private async Task<IActionResult> AnswerAsync(SignInOutcome outcome, string field, string wrong, string blocked, CancellationToken cancel)
    {
        if (outcome == SignInOutcome.Done)
        {
            return LocalRedirect(LocalUrl.OrHome(ReturnUrl));
        }

        ModelState.AddModelError(field, texts[outcome == SignInOutcome.TooMany ? blocked : wrong]);
        return await AskAsync(cancel);
    }

    private async Task<IActionResult> AskAsync(CancellationToken cancel)
    {
        if (await people.FindByIdAsync(User.PersonId()!) is not { } person || User.SessionId() is not { } session)
        {
            return Challenge();
        }

        ReturnUrl = LocalUrl.OrHome(ReturnUrl);
        Email = person.Email;
        Ways = await confirmation.WaysAsync(person, session, cancel);
        return Page();
    }
}
