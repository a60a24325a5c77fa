using Fachgruppe.Accounts.People;
using Microsoft.AspNetCore.Identity;

namespace Fachgruppe.Accounts.SignIn;

/// <summary>The one-click accounts of the demo content. They exist in Development only, whatever the database holds.</summary>
public sealed class DemoSignIn(IWebHostEnvironment environment, UserManager<Person> people)
{
    /// <summary>The mail addresses that are offered, in the order of the contract.</summary>
    public static readonly IReadOnlyList<string> Offered =
        ["fenja.probe@example.org", "jule.beispiel@example.org", "malte.muster@example.org"];

    /// <summary>The demo people who can be signed in as.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync()
    {
        var found = new List<Person>();
        foreach (var email in Offered)
        {
            if (await FindAsync(email) is { } person)
            {
                found.Add(person);
            }
        }

        return found;
    }

    /// <summary>One of them, or null.</summary>
    public async Task<Person?> FindAsync(string? email)
    {
        if (!environment.IsDevelopment() || email is null || !Offered.Contains(email))
        {
            return null;
        }

        return await people.FindByEmailAsync(email) is { IsDemo: true } person ? person : null;
    }
}
