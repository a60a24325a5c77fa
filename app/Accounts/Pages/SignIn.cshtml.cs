using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Sign-in by passkey, or by mail and password; in Development with one click as somebody from the demo content.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInModel(
    PasswordSignIn signIn,
    SecondStep second,
    PasskeyCeremonies passkeys,
    ExternalAuthorities authorities,
    ExternalChallenge external,
    DemoSignIn demo,
    UserManager<Person> people,
    TextCatalog texts) : PageModel
{
    /// <summary>The mail address as typed.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Where to go afterwards, a path of this site.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whom a click signs in as; empty outside Development.</summary>
    public IReadOnlyList<Person> DemoPeople { get; private set; } = [];

    /// <summary>Why nothing came of going to an authority, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where else one can sign in.</summary>
    public IReadOnlyList<ExternalAuthority> Authorities => authorities.All;

    /// <summary>Says that the password was right, while a code is still to come.</summary>
    public string? SecondStepTicket { get; private set; }

    /// <summary>Shows the form; somebody who is signed in already goes on.</summary>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "schritt")] string? step, [FromQuery(Name = "fehler")] string? fault, [FromQuery(Name = "bei")] string? name)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(LocalUrl.OrHome(ReturnUrl));
        }

        if (step == "code" && await PendingIdentity.StepAsync(HttpContext) is { } ticket)
        {
            return AskForCode(ticket);
        }

        Fault = texts.Sentence(authorities, fault, name);
        return await FormAsync();
    }

    /// <summary>Goes to an authority.</summary>
    public async Task<IActionResult> OnPostExternalAsync([FromForm(Name = "authority")] string? name)
    {
        if (await external.BeginAsync(HttpContext, name, new(ExternalIntent.Enter, LocalUrl.OrHome(ReturnUrl))) is { } answer)
        {
            return answer;
        }

        Fault = texts.Sentence(authorities, ExternalFault.Down, name);
        return await FormAsync();
    }

    /// <summary>Checks mail and password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "password")] string? password)
    {
        Require("email", Email);
        Require("password", password);
        if (!ModelState.IsValid)
        {
            return await FormAsync();
        }

        var outcome = await signIn.SignInAsync(HttpContext, Email!, password!);
        if (outcome is SignInOutcome.Wrong or SignInOutcome.TooMany)
        {
            return await RefusedAsync("", outcome == SignInOutcome.TooMany ? "accounts.blocked" : "accounts.failed");
        }

        var person = await people.FindByEmailAsync(Email!.Trim());
        return outcome == SignInOutcome.Done ? Enter(person) : AskForCode(second.Ticket(person!.Id));
    }

    /// <summary>Checks the code that follows a right password.</summary>
    public async Task<IActionResult> OnPostCodeAsync([FromForm(Name = "ticket")] string? ticket, [FromForm(Name = "code")] string? code, CancellationToken cancel)
    {
        if (await second.FindAsync(ticket) is not { } person)
        {
            return await RefusedAsync("", "signin.step-expired");
        }

        var outcome = await second.CheckAsync(person.Id, code ?? "", HttpContext.Connection.RemoteIpAddress, cancel);
        if (outcome != SignInOutcome.Done || !await second.CloseAsync(ticket, cancel))
        {
            ModelState.AddModelError("code", texts[outcome == SignInOutcome.TooMany ? "signin.code-blocked" : "signin.code-wrong"]);
            return AskForCode(ticket!);
        }

        await signIn.BeginAsync(HttpContext, person, multiFactor: true);
        return Enter(person);
    }

    /// <summary>Signs in with the passkey that answered.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "ticket")] string? ticket, [FromForm(Name = "credential")] string? credential)
    {
        if (await passkeys.VerifyAsync(HttpContext, null, ticket, credential) is not { } person)
        {
            return await RefusedAsync("", "signin.passkey-refused");
        }

        await signIn.BeginAsync(HttpContext, person, multiFactor: true);
        return Enter(person);
    }

    /// <summary>Signs in as one of the demo people, in Development only.</summary>
    public async Task<IActionResult> OnPostDemoAsync([FromForm(Name = "demo")] string? email)
    {
        if (await demo.FindAsync(email) is not { } person)
        {
            return NotFound();
        }

        await signIn.BeginAsync(HttpContext, person.Id);
        return Enter(person);
    }

    private LocalRedirectResult Enter(Person? person)
    {
        if (Language.Find(person?.Language) is { } language)
        {
            TextsSetup.Remember(HttpContext, language);
        }

        return LocalRedirect(LocalUrl.OrHome(ReturnUrl));
    }

    private Task<IActionResult> RefusedAsync(string field, string text)
    {
        ModelState.AddModelError(field, texts[text]);
        return FormAsync();
    }

    private PageResult AskForCode(string ticket)
    {
        ReturnUrl = LocalUrl.OrHome(ReturnUrl);
        SecondStepTicket = ticket;
        return Page();
    }

    private async Task<IActionResult> FormAsync()
    {
        ReturnUrl = LocalUrl.OrHome(ReturnUrl);
        DemoPeople = await demo.ListAsync();
        return Page();
    }

    private void Require(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            ModelState.AddModelError(field, texts[$"accounts.{field}-missing"]);
        }
    }
}
