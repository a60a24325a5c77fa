using Fachgruppe.Accounts.External;
using Fachgruppe.Accounts.Passkeys;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>Which ways of proving who one is count for somebody.</summary>
/// <param name="Passkey">A passkey.</param>
/// <param name="Code">A code of the app or a recovery code.</param>
/// <param name="Password">The password.</param>
/// <param name="Authorities">Where the person can sign in elsewhere.</param>
public sealed record ConfirmationWays(bool Passkey, bool Code, bool Password, IReadOnlyList<ExternalAuthority> Authorities);

/// <summary>Proving once more who one is in a running session.</summary>
public sealed class Confirmation(
    Database database,
    IWebHostEnvironment environment,
    PasswordSignIn signIn,
    SecondStep second,
    PasskeyCeremonies passkeys,
    SignInThrottle throttle,
    SessionStore sessions,
    ExternalLoginStore logins,
    ExternalAuthorities authorities)
{
    /// <summary>What counts: with a second factor as a duty, or an app set up, the password alone does not.</summary>
    public async Task<ConfirmationWays> WaysAsync(Person person, string sessionId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var ways = await SignInWays.OfAsync(database, person.Id, cancel);
        var state = await SignInState.OfAsync(database, sessionId, cancel);
        var isDuty = state?.LacksSecondFactor(environment.IsDevelopment()) == true && ways.HasSecondFactor;
        var isOneEnough = !ways.HasApp && !isDuty;
        var linked = isOneEnough ? await logins.OfPersonAsync(person.Id, cancel) : [];
        return new(
            ways.Passkeys > 0, ways.HasApp || (isDuty && ways.CodesLeft > 0), ways.HasPassword && isOneEnough,
            [.. authorities.All.Where(authority => linked.Any(login => login.Provider == authority.Name))]);
    }

    /// <summary>By password.</summary>
    public async Task<SignInOutcome> ByPasswordAsync(HttpContext context, Person person, string password)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var session = context.User.SessionId()!;
        if (!(await WaysAsync(person, session, context.RequestAborted)).Password)
        {
            return SignInOutcome.Wrong;
        }

        // A session is a browser that signed in: its failures are its own.
        if (await throttle.WaitAsync(person.EmailNormalized, null, session, context.RequestAborted) > TimeSpan.Zero)
        {
            return SignInOutcome.TooMany;
        }

        if (!await signIn.IsRightAsync(person, password, context.RequestAborted))
        {
            await throttle.FailedAsync(person.EmailNormalized, null, session, context.RequestAborted);
            return SignInOutcome.Wrong;
        }

        await throttle.SucceededAsync(person.EmailNormalized, null, session, context.RequestAborted);
        await sessions.VerifiedAsync(person.Id, session, multiFactor: false, context.RequestAborted);
        return SignInOutcome.Done;
    }

    /// <summary>By a code of the app, or a recovery code.</summary>
    public async Task<SignInOutcome> ByCodeAsync(HttpContext context, Person person, string code)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var session = context.User.SessionId()!;
        if (!(await WaysAsync(person, session, context.RequestAborted)).Code)
        {
            return SignInOutcome.Wrong;
        }

        var outcome = await second.CheckAsync(person.Id, code, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (outcome == SignInOutcome.Done)
        {
            await sessions.VerifiedAsync(person.Id, session, multiFactor: true, context.RequestAborted);
        }

        return outcome;
    }

    /// <summary>By a passkey of this person.</summary>
    public async Task<SignInOutcome> ByPasskeyAsync(HttpContext context, Person person, string? ticket, string? credential)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        if (await passkeys.VerifyAsync(context, person.Id, ticket, credential) is null)
        {
            return SignInOutcome.Wrong;
        }

        await sessions.VerifiedAsync(person.Id, context.User.SessionId()!, multiFactor: true, context.RequestAborted);
        return SignInOutcome.Done;
    }
}
