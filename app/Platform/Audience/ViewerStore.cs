using Dapper;

namespace Fachgruppe.Platform.Audience;

/// <summary>Loads what audiences ask of a person.</summary>
public sealed class ViewerStore(Database.Database database)
{
    private const string Sector = "select sector from people where id = @id";
    private const string Circles = "select circle_id from circle_members where person_id = @id";

    /// <summary>The viewer of a person id; an unknown or missing id is a visitor.</summary>
    public async Task<Viewer> LoadAsync(string? personId, CancellationToken cancel = default)
    {
        if (personId is null)
        {
            return Viewer.Visitor;
        }

        return await database.ReadAsync(
            async connection =>
            {
                var sector = await connection.QuerySingleOrDefaultAsync<string>(Sector, new { id = personId });
                var circles = await connection.QueryAsync<string>(Circles, new { id = personId });
                return sector is null ? Viewer.Visitor : new Viewer(personId, sector == "administration", circles.ToHashSet());
            },
            cancel);
    }
}
