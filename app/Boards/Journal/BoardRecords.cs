using System.Text.Json;
using Dapper;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Boards.Journal;

/// <summary>Everything a person made and did on boards, for "Meine Daten": boards, notes, and the journal's own entries.</summary>
public sealed class BoardRecords(Database database) : IPersonalRecords
{
    private const string Operations = """
        select o.board_id, b.title, o.seq, o.at, o.payload from board_ops o join boards b on b.id = o.board_id
        where o.actor_id = @personId order by o.at, o.board_id, o.seq
        """;

    private const string Made = "select id, title, description, created_at from boards where created_by = @personId order by created_at, id";

    private const string Named = """
        select b.id, b.title from audience_people a join boards b on b.id = a.object_id where a.person_id = @personId order by b.title, b.id
        """;

    private const string Given = """
        select b.id, b.title, r.role from board_roles r join boards b on b.id = r.board_id where r.person_id = @personId order by b.title, b.id
        """;

    // What the journal has forgotten lives on in snapshots.
    private const string Touched = """
        select b.id, b.title from boards b
        where exists (select 1 from board_ops o where o.board_id = b.id and o.actor_id = @personId)
           or exists (select 1 from board_snapshots s where s.board_id = b.id and s.state like @mention)
        order by b.title, b.id
        """;

    /// <inheritdoc/>
    public string Name => "boards";

    /// <inheritdoc/>
    public Task<object> ExportAsync(string personId, CancellationToken cancel) => database.ReadAsync<object>(
        async c =>
        {
            var operations = await c.QueryAsync<Row>(Operations, new { personId });
            return new
            {
                Made = (await c.QueryAsync<MadeRow>(Made, new { personId })).AsList(),
                Named = (await c.QueryAsync<NamedRow>(Named, new { personId })).AsList(),
                Roles = (await c.QueryAsync<RoleRow>(Given, new { personId })).AsList(),
                Notes = (await NotesAsync(c, personId)).Select(own => new
                {
                    Board = own.Board.Title,
                    own.Note.Text,
                    At = DateTimeOffset.FromUnixTimeMilliseconds(own.Note.At),
                    own.Note.Deleted,
                }),
                Operations = operations.GroupBy(row => (row.BoardId, row.Title)).Select(board => new
                {
                    Id = board.Key.BoardId,
                    board.Key.Title,
                    Operations = board.Select(row => new { row.Seq, row.At, Operation = JsonSerializer.Deserialize<JsonElement>(row.Payload) }),
                }),
            };
        },
        cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonalCount>> CountAsync(string personId, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<PersonalCount>>(
        async c =>
        {
            var made = await c.QuerySingleAsync<long>("select count(*) from boards where created_by = @personId", new { personId });
            var named = await c.QuerySingleAsync<long>("select count(*) from audience_people where person_id = @personId", new { personId });
            var notes = (await NotesAsync(c, personId)).Count(own => !own.Note.Deleted);
            return [new("notes", notes, Stays: true), new("boards", made, Stays: true), new("named", named)];
        },
        cancel);

    private static async Task<List<(NamedRow Board, Note Note)>> NotesAsync(System.Data.Common.DbConnection connection, string personId)
    {
        var found = new List<(NamedRow, Note)>();
        foreach (var board in await connection.QueryAsync<NamedRow>(Touched, new { personId, mention = $"%{personId}%" }))
        {
            var (snapshot, after) = await JournalStore.LoadAsync(connection, null, board.Id, long.MaxValue);
            found.AddRange(BoardReducer.Apply(snapshot, after).Notes.Values
                .Where(note => note.Author == personId).OrderBy(note => note.At).Select(note => (board, note)));
        }

        return found;
    }

    private sealed record Row(string BoardId, string Title, long Seq, DateTimeOffset At, string Payload);

    private sealed record MadeRow(string Id, string Title, string Description, DateTimeOffset CreatedAt);

    private sealed record NamedRow(string Id, string Title);

    private sealed record RoleRow(string Id, string Title, string Role);
}
