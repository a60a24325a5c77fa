using Fachgruppe.Accounts;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Protocol;
using Fachgruppe.Platform.Http;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Fachgruppe.Identity.Pages;

/// <summary>Signing out on a client's wish. It asks first, unless the client shows by an id token that this session is its own.</summary>
/// <remarks>
/// The one link that changes something: OpenID Connect RP-Initiated Logout wants it, and the id token, which names the
/// session, cannot be forged or guessed.
/// </remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class EndSessionModel(PasswordSignIn signIn, IAntiforgery antiforgery, CurrentPerson me) : PageModel
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>What is wrong with the request.</summary>
    public string? Problem { get; private set; }

    /// <summary>Who is signed in.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>Where people go afterwards, or null.</summary>
    public string? Target { get; private set; }

    /// <summary>What the form sends back: the request as it came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private set; } = [];

    /// <summary>Signs out or asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (HttpContext.GetOpenIddictServerResponse()?.Error is { } problem)
        {
            (Problem, Response.StatusCode) = (problem, StatusCodes.Status400BadRequest);
            return Page();
        }

        if (User.SessionId() is null || await IsShownAsync())
        {
            return await LeaveAsync();
        }

        PersonName = (await me.CardAsync()).Name;
        Fields = Sent();
        if (HttpContext.GetOpenIddictServerRequest()?.PostLogoutRedirectUri is { } address)
        {
            Target = RedirectRule.FormTarget(address);
            HttpContext.AllowFormsTo(Target);
        }

        return Page();
    }

    /// <summary>Signs out after the button. What a client sent as a form comes again as a link, so that the session comes along.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "decision")] string? decision)
    {
        if (decision is null || HttpContext.GetOpenIddictServerResponse()?.Error is not null)
        {
            return HttpContext.GetOpenIddictServerResponse()?.Error is null
                ? Redirect(ProviderOptions.EndSession + QueryString.Create(Sent().Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))))
                : await OnGetAsync();
        }

        return await antiforgery.IsRequestValidAsync(HttpContext) ? await LeaveAsync() : BadRequest();
    }

    private async Task<bool> IsShownAsync()
    {
        var hint = (await HttpContext.AuthenticateAsync(Scheme)).Principal;
        return hint?.GetClaim(OpenIddictConstants.Claims.Subject) == User.PersonId()
            && hint?.GetClaim(ProviderOptions.SessionClaim) == SignedInPerson.NameOf(User.SessionId()!);
    }

    private async Task<IActionResult> LeaveAsync()
    {
        await signIn.EndAsync(HttpContext);
        return SignOut(new AuthenticationProperties { RedirectUri = "/" }, Scheme);
    }

    private List<KeyValuePair<string, string>> Sent() =>
        [.. (Request.HasFormContentType ? Request.Form : Request.Query.AsEnumerable())
            .Where(pair => pair.Key is not ("decision" or "__RequestVerificationToken"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))];
}
