using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>Argon2id for every password; hashes of Identity's own kind are still checked, and replaced at the next sign-in.</summary>
internal sealed class PasswordHasher : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> _former = new();

    public string HashPassword(Person user, string password) => PasswordHash.Of(password).ToString();

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        if (PasswordHash.Read(hashedPassword) is { } hash)
        {
            return !hash.Fits(providedPassword) ? PasswordVerificationResult.Failed
                : hash.IsUpToDate ? PasswordVerificationResult.Success : PasswordVerificationResult.SuccessRehashNeeded;
        }

        var former = _former.VerifyHashedPassword(user, hashedPassword, providedPassword);
        return former == PasswordVerificationResult.Failed ? former : PasswordVerificationResult.SuccessRehashNeeded;
    }
}
