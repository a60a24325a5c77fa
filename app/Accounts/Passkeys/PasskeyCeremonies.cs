using System.Text.Json;
using Fachgruppe.Accounts.People;
using Fachgruppe.Accounts.SignIn;
using Fachgruppe.Platform;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passkeys;

/// <summary>What a browser needs to begin: the options for <c>navigator.credentials</c>, and the ticket that comes back with the answer.</summary>
/// <param name="Ticket">Travels with the form.</param>
/// <param name="Options">WebAuthn's options as JSON (W3C Web Authentication 3, 5.1.8 and 5.1.9).</param>
public sealed record PasskeyOffer(string Ticket, JsonElement Options);

/// <summary>Registers passkeys and signs in with them. A challenge counts for five minutes and is answered once.</summary>
public sealed class PasskeyCeremonies(
    IPasskeyHandler<Person> handler, UserManager<Person> people, PasskeyStore passkeys, Tickets tickets, TimeProvider time)
{
    private const string Registration = "passkey-registration";
    private const string Assertion = "passkey-assertion";
    private const int LongestAnswer = 16_384;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Options for a new passkey of a person.</summary>
    public async Task<PasskeyOffer> OfferRegistrationAsync(HttpContext context, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var entity = new PasskeyUserEntity { Id = person.Id, Name = person.Email, DisplayName = person.Name };
        var made = await handler.MakeCreationOptionsAsync(entity, context);
        return Offer(Registration, person.Id, made.CreationOptionsJson, made.AttestationState);
    }

    /// <summary>Options for a sign-in; without a person any passkey of this platform will do.</summary>
    public async Task<PasskeyOffer> OfferSignInAsync(HttpContext context, Person? person)
    {
        var made = await handler.MakeRequestOptionsAsync(person, context);
        return Offer(Assertion, person?.Id ?? "", made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>Registers the passkey that a browser made.</summary>
    /// <returns>False when the answer does not fit the challenge.</returns>
    public async Task<bool> RegisterAsync(HttpContext context, Person person, string name, string? ticketText, string? answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        if (Read(Registration, person.Id, ticketText, answer) is not var (ticket, state))
        {
            return false;
        }

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer!, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != person.Id || !await tickets.UseAsync(ticket, context.RequestAborted))
        {
            return false;
        }

        await passkeys.AddAsync(Passkey.Of(Ids.New(), person.Id, name, result.Passkey, time.GetUtcNow()), context.RequestAborted);
        return true;
    }

    /// <summary>Whose passkey answered the challenge; null when the answer does not fit it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="expected">The person who was asked, or null where anybody was.</param>
    /// <param name="ticketText">The ticket that came with the options.</param>
    /// <param name="answer">What the browser answered.</param>
    public async Task<Person?> VerifyAsync(HttpContext context, string? expected, string? ticketText, string? answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Read(Assertion, expected ?? "", ticketText, answer) is not var (ticket, state))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer!, AssertionState = state });
        return result.Succeeded && (expected is null || result.User.Id == expected)
            && await tickets.UseAsync(ticket, context.RequestAborted)
            && await passkeys.UsedAsync(result.Passkey, context.RequestAborted)
            ? await people.FindByIdAsync(result.User.Id)
            : null;
    }

    private PasskeyOffer Offer(string purpose, string person, string options, string? state) =>
        new(tickets.Issue(purpose, $"{person}\n{state}", Life), JsonElement.Parse(options));

    private (Ticket Ticket, string State)? Read(string purpose, string person, string? ticketText, string? answer)
    {
        if (string.IsNullOrEmpty(answer) || answer.Length > LongestAnswer || tickets.Read(purpose, ticketText) is not { } ticket)
        {
            return null;
        }

        var parts = ticket.Content.Split('\n', 2);
        return parts[0] == person ? (ticket, parts[1]) : null;
    }
}
