using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Sign-in by mail and password; in Development with one click as somebody from the demo content.</summary>
[AllowAnonymous]
public sealed class SignInModel(PasswordSignIn signIn, DemoSignIn demo, UserManager<Person> people, TextCatalog texts) : PageModel
{
    /// <summary>The mail address as typed.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Where to go afterwards, a path of this site.</summary>
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whom a click signs in as; empty outside Development.</summary>
    public IReadOnlyList<Person> DemoPeople { get; private set; } = [];

    /// <summary>Shows the form; somebody who is signed in already goes on.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect(LocalUrl.OrHome(ReturnUrl)) : await FormAsync();

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
        if (outcome != SignInOutcome.Done)
        {
            ModelState.AddModelError("", texts[outcome == SignInOutcome.TooMany ? "accounts.blocked" : "accounts.failed"]);
            return await FormAsync();
        }

        return Enter(await people.FindByEmailAsync(Email!.Trim()));
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
