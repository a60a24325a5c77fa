using Fachgruppe.Accounts.Passwords;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>How a sign-in ended. The page tells no more than this, so it says nothing about who has an account.</summary>
public enum SignInOutcome
{
    /// <summary>The session cookie is set.</summary>
    Done,

    /// <summary>Address and password do not fit together.</summary>
    Wrong,

    /// <summary>Too many failures from this network; try again later.</summary>
    TooMany,
}

/// <summary>Signing in with mail address and password, and signing out.</summary>
public sealed class PasswordSignIn(
    UserManager<Person> people, IPasswordHasher<Person> hasher, PasswordTurns turns, SignInThrottle throttle, SessionStore sessions)
{
    // Checked when there is no such account, so that an unknown address costs the same time as a wrong password.
    private static readonly Person Nobody = new();
    private static string? _nobodysHash;

    /// <summary>Checks the password and, when it is right, begins a session.</summary>
    public async Task<SignInOutcome> SignInAsync(HttpContext context, string email, string password)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (name, address) = (people.NormalizeEmail(email.Trim())!, context.Connection.RemoteIpAddress);
        if (await throttle.WaitAsync(name, address, context.RequestAborted) > TimeSpan.Zero)
        {
            return SignInOutcome.TooMany;
        }

        var person = await people.FindByEmailAsync(email.Trim());
        if (!await turns.TakeAsync(() => IsRightAsync(person, password), context.RequestAborted))
        {
            await throttle.FailedAsync(name, address, context.RequestAborted);
            return SignInOutcome.Wrong;
        }

        await throttle.SucceededAsync(name, address, context.RequestAborted);
        await BeginAsync(context, person!.Id);
        return SignInOutcome.Done;
    }

    /// <summary>Begins a session without a password: demo buttons, and later passkeys and invitations.</summary>
    public async Task BeginAsync(HttpContext context, string personId)
    {
        ArgumentNullException.ThrowIfNull(context);
        // A session that was there before must not survive a change of person (session fixation).
        await EndAsync(context);
        var session = await sessions.BeginAsync(personId, DeviceName.Of(context.Request.Headers.UserAgent), context.RequestAborted);
        await context.SignInAsync(Principals.SessionScheme, Principals.OfSession(personId, session.Id));
    }

    /// <summary>Signs out: the session ends on the server, not only in the browser.</summary>
    public async Task EndAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.SessionId() is { } session)
        {
            await sessions.EndAsync(context.User.PersonId()!, session, context.RequestAborted);
            await context.SignOutAsync(Principals.SessionScheme);
        }
    }

    private async Task<bool> IsRightAsync(Person? person, string password)
    {
        if (person?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return false;
        }

        return await people.CheckPasswordAsync(person, password);
    }
}
