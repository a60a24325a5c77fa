using Fachgruppe.Accounts.People;

namespace Fachgruppe.Demo;

/// <summary>Everything invented, to try the platform with. It is marked, and goes as a whole.</summary>
public sealed class DemoContent(DemoPeople people, PeopleStore persons)
{
    /// <summary>Loads it unless it is there.</summary>
    /// <returns>Whether anything was loaded.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancel = default)
    {
        if ((await persons.AllAsync(cancel)).Any(person => person.Demo))
        {
            return false;
        }

        await people.LoadAsync(cancel);
        return true;
    }

    /// <summary>Removes it and nothing else.</summary>
    public async Task RemoveAsync(CancellationToken cancel = default)
    {
        await people.RemoveAsync(cancel);
    }
}
