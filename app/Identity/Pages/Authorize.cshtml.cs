using Fachgruppe.Accounts;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Identity.Clients;
using Fachgruppe.Identity.Consents;
using Fachgruppe.Identity.Documents;
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
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Fachgruppe.Identity.Pages;

/// <summary>Where clients send people to sign in: asks who they are, then whether they agree, then sends them back.</summary>
/// <remarks>The protocol checked the request before; a decision also needs the token of the form.</remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class AuthorizeModel(
    ClientList clients, ConsentStore consents, SessionStore sessions, PasswordSignIn signIn, IAntiforgery antiforgery, CurrentPerson me, TimeProvider time) : PageModel
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    // Somebody who signed in within this time did so for this request, or just before it.
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    // The way from the sign-in form to here, when a client asks for a sign-in no older than nothing.
    private static readonly TimeSpan WayHere = TimeSpan.FromSeconds(5);

    // Reading what a client asks for takes time; the page was shown after the age had been looked at.
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(10);

    /// <summary>Who asks; null on the page that says why it cannot go on.</summary>
    public Client? Client { get; private set; }

    /// <summary>What it asks for.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>Where it will send people back to, in short.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Who is signed in.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>Whether people must sign in once more instead of agreeing.</summary>
    public bool MustSignInAgain { get; private set; }

    /// <summary>What is wrong with the request.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the form sends back: the request as it came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private set; } = [];

    /// <summary>Answers or asks.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => AnswerAsync(null, cancel);

    /// <summary>Takes a decision. A request that a client sent as a form comes again as a link, so that the session comes along.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm(Name = "decision")] string? decision, CancellationToken cancel)
    {
        if (HttpContext.GetOpenIddictServerResponse()?.Error is null && decision is null)
        {
            return Redirect(Here());
        }

        return decision is null || await antiforgery.IsRequestValidAsync(HttpContext) ? await AnswerAsync(decision, cancel) : BadRequest();
    }

    private async Task<IActionResult> AnswerAsync(string? decision, CancellationToken cancel)
    {
        if (HttpContext.GetOpenIddictServerResponse()?.Error is { } problem)
        {
            (Problem, Response.StatusCode) = (problem, StatusCodes.Status400BadRequest);
            return Page();
        }

        var request = HttpContext.GetOpenIddictServerRequest()!;
        if (User.SessionId() is not { } id || await sessions.FindAsync(id, cancel) is not { } session)
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired) : Redirect(SignInFirst());
        }

        return IsTooOld(request, session, decision) || await IsSomebodyElseAsync(session) ? await SignInAgainAsync(request, decision) : await AskAsync(request, session, decision, cancel);
    }

    private async Task<IActionResult> AskAsync(OpenIddictRequest request, Session session, string? decision, CancellationToken cancel)
    {
        var client = (await clients.FindAsync(request.ClientId!, cancel))!;
        var scopes = request.GetScopes();
        if (decision == "deny")
        {
            return Refuse(Errors.AccessDenied);
        }

        var allowed = await consents.AllowedAsync(session.PersonId, client.Id, cancel);
        var mustAsk = !scopes.All(allowed.Contains) || request.HasPromptValue(PromptValues.Consent) || request.HasPromptValue(PromptValues.SelectAccount);
        if (decision == "allow")
        {
            await consents.AllowAsync(session.PersonId, client, scopes, cancel);
        }
        else if (mustAsk)
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.ConsentRequired) : await ShowAsync(client, request);
        }

        return SignIn(SignedInPerson.For(session, scopes), Scheme);
    }

    // Signing out on the word of a link would let anybody sign people out, so a button does it.
    private async Task<IActionResult> SignInAgainAsync(OpenIddictRequest request, string? decision)
    {
        if (request.HasPromptValue(PromptValues.None))
        {
            return Refuse(Errors.LoginRequired);
        }

        if (decision == "again")
        {
            await signIn.EndAsync(HttpContext);
            return Redirect(SignInFirst());
        }

        MustSignInAgain = true;
        return await ShowAsync((await clients.FindAsync(request.ClientId!))!, request);
    }

    private async Task<IActionResult> ShowAsync(Client client, OpenIddictRequest request)
    {
        (Client, Scopes, PersonName) = (client, [.. request.GetScopes()], (await me.CardAsync()).Name);
        Target = RedirectRule.FormTarget(request.RedirectUri!);
        Fields = Sent();
        HttpContext.AllowFormsTo(Target);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private bool IsTooOld(OpenIddictRequest request, Session session, string? decision)
    {
        var age = time.GetUtcNow() - session.CreatedAt - (decision == "allow" ? Reading : TimeSpan.Zero);
        return (request.HasPromptValue(PromptValues.Login) && age > JustNow)
            || (request.MaxAge is { } most && age > TimeSpan.FromSeconds(Math.Max(most, WayHere.TotalSeconds)));
    }

    // The client may say by an id token whom it expects (OpenID Connect Core, 3.1.2.1).
    private async Task<bool> IsSomebodyElseAsync(Session session) =>
        (await HttpContext.AuthenticateAsync(Scheme)).Principal?.GetClaim(Claims.Subject) is { } expected && expected != session.PersonId;

    private ForbidResult Refuse(string error) => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }), Scheme);

    private string SignInFirst() => "/anmelden?returnUrl=" + Uri.EscapeDataString(Here());

    private string Here() => ProviderOptions.Authorize + QueryString.Create(Sent().Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));

    private List<KeyValuePair<string, string>> Sent() =>
        [.. (Request.HasFormContentType ? Request.Form : Request.Query.AsEnumerable())
            .Where(pair => pair.Key is not ("decision" or "__RequestVerificationToken"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))];
}
