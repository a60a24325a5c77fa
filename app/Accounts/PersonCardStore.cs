using Dapper;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Accounts;

/// <summary>What others see of a person wherever that person did something.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Sector">administration, company, science or association.</param>
/// <param name="IsDemo">Whether the person is fictitious.</param>
public sealed record PersonCard(string Id, string Name, string Sector, bool IsDemo);

/// <summary>Looks up cards.</summary>
public sealed class PersonCardStore(Database database)
{
    private const string Read = "select id, name, sector, is_demo from people where id in @ids order by id";

    /// <summary>The cards of those who exist among the ids, ordered by id.</summary>
    public async Task<IReadOnlyList<PersonCard>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default)
        => ids.Count == 0 ? [] : await database.ReadAsync(async c => (await c.QueryAsync<PersonCard>(Read, new { ids })).AsList(), cancel);
}
