using System.Security.Claims;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Sessions;

/// <summary>The cookie holds a session's id; who it is and what they may is read anew for each request.</summary>
public sealed class SessionCookie(SessionStore sessions, UserManager<Person> people, RoleStore roles) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sid = context.Principal?.FindFirstValue(AccountClaims.Session);
        var session = sid is null ? null : await sessions.UseAsync(sid, context.HttpContext.RequestAborted);
        var person = session is null ? null : await people.FindByIdAsync(session.PersonId);
        if (person is null || await people.IsLockedOutAsync(person))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccountSchemes.Session);
            return;
        }

        var identity = AccountClaims.Identity(AccountSchemes.Session, person, await roles.ListAsync(person.Id));
        identity.AddClaim(new Claim(AccountClaims.Session, session!.Id));
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    /// <summary>Starts a session and sets its cookie; the person's language comes along.</summary>
    public async Task SignInAsync(HttpContext context, Person person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var session = await sessions.StartAsync(person.Id, DeviceName.From(context.Request.Headers.UserAgent), context.RequestAborted);
        var identity = new ClaimsIdentity([new Claim(AccountClaims.Session, session.Id)], AccountSchemes.Session);
        await context.SignInAsync(
            AccountSchemes.Session, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
        if (Language.Find(person.Language) is { } language)
        {
            TextsSetup.Remember(context, language);
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        Answer(context, StatusCodes.Status401Unauthorized);

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Answer(context, StatusCodes.Status403Forbidden);

    // Pages send people to the sign-in page; programs get the bare status, which becomes problem details.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var forPeople = !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/hubs");
        if (forPeople && status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
