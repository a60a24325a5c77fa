using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.Passwords;

/// <summary>The rules for passwords, asked before anything is stored.</summary>
public static class PasswordCheck
{
    /// <summary>What is wrong with a password, by every validator there is.</summary>
    public static async Task<IReadOnlyList<IdentityError>> CheckAsync(this UserManager<Person> people, Person person, string password)
    {
        ArgumentNullException.ThrowIfNull(people);
        var errors = new List<IdentityError>();
        foreach (var validator in people.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(people, person, password)).Errors);
        }

        return errors;
    }
}
