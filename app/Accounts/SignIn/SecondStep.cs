using System.Net;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SecondFactor;
using Fachgruppe.Platform.Database;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>What follows a right password where an authenticator app is set up: a code of the app, or a recovery code.</summary>
public sealed class SecondStep(
    Database database, UserManager<Person> people, AuthenticatorStore apps, RecoveryCodes codes, SignInThrottle throttle, Tickets tickets)
{
    private const string Purpose = "second-step";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Whether a password alone is not enough for this person.</summary>
    public async Task<bool> IsNeededAsync(string personId, CancellationToken cancel) => (await SignInWays.OfAsync(database, personId, cancel)).HasApp;

    /// <summary>Confirms that the password was right, for the form of the second step.</summary>
    public string Ticket(string personId) => tickets.Issue(Purpose, personId, Life);

    /// <summary>Whose second step a ticket is for; null when it has expired.</summary>
    public async Task<Person?> FindAsync(string? ticketText) =>
        tickets.Read(Purpose, ticketText) is { } ticket ? await people.FindByIdAsync(ticket.Content) : null;

    /// <summary>Uses the ticket up, once the code was right.</summary>
    public async Task<bool> CloseAsync(string? ticketText, CancellationToken cancel) =>
        tickets.Read(Purpose, ticketText) is { } ticket && await tickets.UseAsync(ticket, cancel);

    /// <summary>Checks a code of the app or a recovery code, and uses it up.</summary>
    public async Task<SignInOutcome> CheckAsync(string personId, string code, IPAddress? address, CancellationToken cancel)
    {
        if (await throttle.WaitForCodeAsync(personId, address, cancel) > TimeSpan.Zero)
        {
            return SignInOutcome.TooMany;
        }

        var digits = string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (await apps.UseAsync(personId, digits, cancel) || await codes.UseAsync(personId, digits, cancel))
        {
            await throttle.CodeSucceededAsync(personId, address, cancel);
            return SignInOutcome.Done;
        }

        await throttle.CodeFailedAsync(personId, address, cancel);
        return SignInOutcome.Wrong;
    }
}
