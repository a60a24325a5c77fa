namespace Fachgruppe.Accounts.SignIn;

/// <summary>The one-click accounts of the demo content. They exist in Development only, whatever the database holds.</summary>
public sealed class DemoSignIn(IWebHostEnvironment environment, PersonStore people)
{
    /// <summary>The mail addresses that are offered, in the order of the contract.</summary>
    public static readonly IReadOnlyList<string> Offered =
        ["fenja.probe@example.org", "jule.beispiel@example.org", "malte.muster@example.org"];

    /// <summary>The demo people who can be signed in as.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel = default)
    {
        var found = new List<Person>();
        foreach (var email in Offered)
        {
            if (await FindAsync(email, cancel) is { } person)
            {
                found.Add(person);
            }
        }

        return found;
    }

    /// <summary>One of them, or null.</summary>
    public async Task<Person?> FindAsync(string? email, CancellationToken cancel = default)
    {
        if (!environment.IsDevelopment() || email is null || !Offered.Contains(email))
        {
            return null;
        }

        var person = await people.FindByEmailAsync(email.ToUpperInvariant(), cancel);
        return person is { IsDemo: true } ? person : null;
    }
}
