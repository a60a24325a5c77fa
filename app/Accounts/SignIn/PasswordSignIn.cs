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

    /// <summary>The password is right and a second step must follow; no session has begun.</summary>
    SecondStep,
}

/// <summary>Signing in with mail address and password, and signing out.</summary>
public sealed class PasswordSignIn(
    UserManager<Person> people,
    IPasswordHasher<Person> hasher,
    PasswordTurns turns,
    SignInThrottle throttle,
    KnownDevice devices,
    SecondStep second,
    SessionStore sessions)
{
    // Checked when there is no such account, so that an unknown address costs the same time as a wrong password.
    private static readonly Person Nobody = new();
    private static string? _nobodysHash;

    /// <summary>Checks the password and, when it is right and enough, begins a session.</summary>
    public async Task<SignInOutcome> SignInAsync(HttpContext context, string email, string password)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (name, address) = (people.NormalizeEmail(email.Trim())!, context.Connection.RemoteIpAddress);
        var device = devices.Find(context, name);
        if (await throttle.WaitAsync(name, address, device, context.RequestAborted) > TimeSpan.Zero)
        {
            return SignInOutcome.TooMany;
        }

        var person = await people.FindByEmailAsync(email.Trim());
        if (!await IsRightAsync(person, password, context.RequestAborted))
        {
            await throttle.FailedAsync(name, address, device, context.RequestAborted);
            return SignInOutcome.Wrong;
        }

        await throttle.SucceededAsync(name, address, device, context.RequestAborted);
        if (await second.IsNeededAsync(person!.Id, context.RequestAborted))
        {
            return SignInOutcome.SecondStep;
        }

        await BeginAsync(context, person);
        return SignInOutcome.Done;
    }

    /// <summary>Whether a password is a person's, in its turn; nobody's is never right and costs the same.</summary>
    public Task<bool> IsRightAsync(Person? person, string password, CancellationToken cancel) => turns.TakeAsync(
        async () =>
        {
            if (person?.PasswordHash is not null)
            {
                return await people.CheckPasswordAsync(person, password);
            }

            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return false;
        },
        cancel);

    /// <summary>Begins a session, and remembers the browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">Who signed in.</param>
    /// <param name="multiFactor">Whether with more than a password.</param>
    public async Task BeginAsync(HttpContext context, Person person, bool multiFactor = false)
    {
        ArgumentNullException.ThrowIfNull(person);
        devices.Remember(context, person.EmailNormalized);
        await BeginAsync(context, person.Id, multiFactor);
    }

    /// <summary>Begins a session without asking: demo buttons, invitations.</summary>
    public async Task BeginAsync(HttpContext context, string personId, bool multiFactor = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        // A session that was there before must not survive a change of person (session fixation).
        await EndAsync(context);
        var session = await sessions.BeginAsync(personId, DeviceName.Of(context.Request.Headers.UserAgent), multiFactor, context.RequestAborted);
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
}
