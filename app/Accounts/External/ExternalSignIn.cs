using Fachgruppe.Accounts.Joining;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.Sessions;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Mail;
using Fachgruppe.Texts;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.External;

/// <summary>What follows when an authority has vouched for somebody. Accounts are found by issuer and subject, never by an address.</summary>
public sealed class ExternalSignIn(
    Database database,
    ExternalLoginStore logins,
    ExternalAdmission admission,
    InvitationStore invitations,
    UserManager<Person> people,
    PasswordSignIn signIn,
    SecondStep second,
    SessionStore sessions,
    TimeProvider time)
{
    /// <summary>Where somebody without an account goes on.</summary>
    public const string Unknown = "/anmelden/extern";

    /// <summary>Where logins are linked.</summary>
    public const string Links = "/konto/sicherheit/extern";

    /// <summary>Decides.</summary>
    /// <returns>Where to go, a path of this site.</returns>
    public async Task<string> ReceiveAsync(HttpContext context, ExternalAuthority authority, ExternalIdentity identity, ExternalIntent intent)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(intent);
        var login = await logins.FindAsync(identity, context.RequestAborted);
        switch (intent.Purpose)
        {
            case ExternalIntent.Link or ExternalIntent.Confirm when context.User.SessionId() is not { } session || session != intent.SessionId:
                return ExternalFault.At(ExternalFault.Failed, authority, intent);
            case ExternalIntent.Link:
                return await LinkAsync(context.User.PersonId()!, identity, login, context.RequestAborted);
            case ExternalIntent.Confirm:
                return await ConfirmAsync(context.User, authority, identity, login, intent, context.RequestAborted);
            default:
                return login is not null ? await EnterAsync(context, login, identity, intent) : await JoinAsync(context, authority, identity, intent);
        }
    }

    private async Task<string> EnterAsync(HttpContext context, ExternalLogin login, ExternalIdentity identity, ExternalIntent intent)
    {
        var person = (await people.FindByIdAsync(login.PersonId))!;
        await logins.UsedAsync(login.Id, context.RequestAborted);
        // Whoever set up an app here is asked for its code, as after a password.
        if (!identity.MultiFactor && await second.IsNeededAsync(person.Id, context.RequestAborted))
        {
            await PendingIdentity.RememberStepAsync(context, second.Ticket(person.Id));
            return $"/anmelden?schritt=code&returnUrl={Uri.EscapeDataString(intent.ReturnUrl)}";
        }

        await signIn.BeginAsync(context, person, identity.MultiFactor);
        if (Language.Find(person.Language) is { } language)
        {
            TextsSetup.Remember(context, language);
        }

        return intent.ReturnUrl;
    }

    private async Task<string> JoinAsync(HttpContext context, ExternalAuthority authority, ExternalIdentity identity, ExternalIntent intent)
    {
        if (await AdmitAsync(authority, identity, intent, context.RequestAborted) is { } person)
        {
            await signIn.BeginAsync(context, person, identity.MultiFactor);
            return intent.ReturnUrl == "/" ? "/willkommen" : intent.ReturnUrl;
        }

        await PendingIdentity.RememberAsync(context, identity);
        return $"{Unknown}?returnUrl={Uri.EscapeDataString(intent.ReturnUrl)}";
    }

    private async Task<Person?> AdmitAsync(ExternalAuthority authority, ExternalIdentity identity, ExternalIntent intent, CancellationToken cancel)
    {
        var invitation = intent.InvitationId is { } id
            ? await invitations.FindByIdAsync(id, cancel)
            : await invitations.FindByLoginAsync(identity.Issuer, identity.Subject, cancel);
        if (invitation?.StateAt(time.GetUtcNow()) == InvitationState.Open)
        {
            return await admission.AdmitAsync(identity, invitation, cancel);
        }

        var isMember = authority.TrustedForMembership && identity.EmailVerified && MailText.IsAddress(identity.Email);
        return isMember ? await admission.AdmitAsync(identity, authority.Sector, cancel) : null;
    }

    private async Task<string> LinkAsync(string personId, ExternalIdentity identity, ExternalLogin? login, CancellationToken cancel)
    {
        var isMine = login is null ? await logins.LinkAsync(personId, identity, cancel) : login.PersonId == personId;
        return Links + (isMine ? "?fertig=verknuepft" : $"?fehler={ExternalFault.Taken}&bei={identity.Provider}");
    }

    // The proof must be fresh there, too, and no weaker than the second factor that was set up here.
    private async Task<string> ConfirmAsync(
        System.Security.Claims.ClaimsPrincipal user, ExternalAuthority authority, ExternalIdentity identity, ExternalLogin? login, ExternalIntent intent, CancellationToken cancel)
    {
        var person = user.PersonId()!;
        var ways = await SignInWays.OfAsync(database, person, cancel);
        if (login?.PersonId != person || time.GetUtcNow() - identity.SignedInAt is not { } age || age > SignInState.Recent || (ways.HasApp && !identity.MultiFactor))
        {
            return ExternalFault.At(ExternalFault.Failed, authority, intent);
        }

        await sessions.VerifiedAsync(person, intent.SessionId!, identity.MultiFactor, cancel);
        return intent.ReturnUrl;
    }
}
