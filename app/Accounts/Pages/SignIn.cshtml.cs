using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fachgruppe.Accounts.Pages;

/// <summary>Sign-in by mail and password; in Development with one click as somebody from the demo content.</summary>
[AllowAnonymous]
public sealed class SignInModel(
    PasswordSignIn signIn, SessionCookie cookie, DemoSignIn demo, TextCatalog texts) : PageModel
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
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(LocalUrl.OrHome(ReturnUrl));
        }

        return await FormAsync(cancel);
    }

    /// <summary>Checks mail and password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken cancel)
    {
        Require("email", Email);
        Require("password", password);
        if (!ModelState.IsValid)
        {
            return await FormAsync(cancel);
        }

        var (outcome, person) = await signIn.TryAsync(Email!, password!, HttpContext.Connection.RemoteIpAddress, cancel);
        if (person is null)
        {
            ModelState.AddModelError("", texts[outcome == SignInOutcome.Blocked ? "accounts.blocked" : "accounts.failed"]);
            Response.StatusCode = outcome == SignInOutcome.Blocked ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
            return await FormAsync(cancel);
        }

        return await EnterAsync(person);
    }

    /// <summary>Signs in as one of the demo people, in Development only.</summary>
    public async Task<IActionResult> OnPostDemoAsync([FromForm(Name = "demo")] string? email, CancellationToken cancel)
    {
        var person = await demo.FindAsync(email, cancel);
        return person is null ? NotFound() : await EnterAsync(person);
    }

    private async Task<IActionResult> EnterAsync(Person person)
    {
        await cookie.SignInAsync(HttpContext, person);
        return LocalRedirect(LocalUrl.OrHome(ReturnUrl));
    }

    private async Task<IActionResult> FormAsync(CancellationToken cancel)
    {
        ReturnUrl = LocalUrl.OrHome(ReturnUrl);
        DemoPeople = await demo.ListAsync(cancel);
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
