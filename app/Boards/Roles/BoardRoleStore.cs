using Dapper;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Rights;

namespace Fachgruppe.Boards.Roles;

/// <summary>Which people have which role of their own on which board.</summary>
/// <remarks>Every change raises the rights version: who has the board open works in the new role within a second.</remarks>
public sealed class BoardRoleStore(Database database, PeopleStore people)
{
    private const string Given = "select person_id, role from board_roles where board_id = @board";
    private const string Delete = "delete from board_roles where board_id = @board and person_id = @person";

    private const string Put = """
        insert into board_roles (board_id, person_id, role) values (@board, @person, @role)
        on conflict (board_id, person_id) do update set role = excluded.role
        """;

    /// <summary>The roles given on a board, by name.</summary>
    public async Task<IReadOnlyList<GivenRole>> OfAsync(string board, CancellationToken cancel = default)
    {
        var roles = (await database.ReadAsync(c => c.QueryAsync<(string Person, string Role)>(Given, new { board }), cancel)).ToDictionary(row => row.Person, row => row.Role);
        return [.. (await people.CardsAsync(roles.Keys, cancel)).OrderBy(card => card.Name, StringComparer.CurrentCulture).Select(card => new GivenRole(card, roles[card.Id]))];
    }

    /// <summary>Gives a person a role of their own; false where there is no such person.</summary>
    public async Task<bool> GiveAsync(string board, string person, BoardRole role, CancellationToken cancel = default)
    {
        if (await people.CardsAsync([person], cancel) is [])
        {
            return false;
        }

        await ChangeAsync(Put, new { board, person, role = role.Word() }, cancel);
        return true;
    }

    /// <summary>Lets a person work in the role in which everybody starts; false where there was no other.</summary>
    public async Task<bool> TakeAsync(string board, string person, CancellationToken cancel = default) =>
        await ChangeAsync(Delete, new { board, person }, cancel) > 0;

    private Task<int> ChangeAsync(string sql, object parameters, CancellationToken cancel) => database.WriteAsync(
        async (connection, transaction) =>
        {
            await RightsVersion.RaiseAsync(connection, transaction);
            return await connection.ExecuteAsync(sql, parameters, transaction);
        },
        cancel: cancel);
}
