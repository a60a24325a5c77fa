using Fachgruppe.Accounts.People;
using Fachgruppe.Boards;

namespace Fachgruppe.Demo;

/// <summary>Everything invented, to try the platform with. It is marked, and goes as a whole.</summary>
public sealed class DemoContent(DemoPeople people, DemoBoards demoBoards, PeopleStore persons, BoardStore boards)
{
    /// <summary>Loads it unless it is there.</summary>
    /// <returns>Whether anything was loaded.</returns>
    public async Task<bool> LoadAsync(CancellationToken cancel = default)
    {
        if ((await persons.AllAsync(cancel)).Any(person => person.Demo))
        {
            return false;
        }

        await demoBoards.LoadAsync(await people.LoadAsync(cancel), cancel);
        return true;
    }

    /// <summary>Removes it and nothing else.</summary>
    public async Task RemoveAsync(CancellationToken cancel = default)
    {
        await boards.PurgeDemoAsync(cancel);
        await people.RemoveAsync(cancel);
    }
}
