using System.Net;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>How an attempt ended.</summary>
public enum SignInOutcome
{
    /// <summary>Mail and password belong together.</summary>
    Success,

    /// <summary>They do not, or there is no such account, or it is locked: nobody learns which.</summary>
    Failed,

    /// <summary>Too many failures from here.</summary>
    Blocked,
}

/// <summary>Checks mail and password, with the same work whether the account exists or not.</summary>
public sealed class PasswordSignIn(UserManager<Person> people, IPasswordHasher<Person> hasher, SignInThrottle throttle)
{
    // The hash of a password nobody has, made once; comparing with it costs what a real comparison costs.
    private static readonly Person Nobody = new() { Id = "", Name = "", Email = "", Sector = "association" };
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Tries to sign in from an address.</summary>
    public async Task<(SignInOutcome Outcome, Person? Person)> TryAsync(
        string email, string password, IPAddress? address, CancellationToken cancel = default)
    {
        var key = people.NormalizeEmail(email.Trim())!;
        if (await throttle.IsBlockedAsync(key, address, cancel))
        {
            return (SignInOutcome.Blocked, null);
        }

        var person = await people.FindByEmailAsync(email.Trim());
        var matches = await MatchesAsync(person, password);
        if (person is null || !matches || await people.IsLockedOutAsync(person))
        {
            await throttle.FailedAsync(key, address, cancel);
            return (SignInOutcome.Failed, null);
        }

        await throttle.SucceededAsync(key, address, cancel);
        return (SignInOutcome.Success, person);
    }

    private async Task<bool> MatchesAsync(Person? person, string password)
    {
        if (person?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return false;
        }

        return await people.CheckPasswordAsync(person, password);
    }
}
