using System.Text.Json;
using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Boards.Journal;

/// <summary>Everything a person did on boards, for "Meine Daten": the journal's own entries.</summary>
public sealed class OwnOperations(Database database) : IPersonalRecords
{
    private const string Read = """
        select o.board_id, b.title, o.seq, o.at, o.payload from board_ops o join boards b on b.id = o.board_id
        where o.actor_id = @personId order by o.at, o.board_id, o.seq
        """;

    /// <inheritdoc/>
    public string Name => "boards";

    /// <inheritdoc/>
    public async Task<object> ExportAsync(string personId, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(c => c.QueryAsync<Row>(Read, new { personId }), cancel);
        return rows.GroupBy(row => (row.BoardId, row.Title)).Select(board => new
        {
            Id = board.Key.BoardId,
            board.Key.Title,
            Operations = board.Select(row => new { row.Seq, row.At, Operation = JsonSerializer.Deserialize<JsonElement>(row.Payload) }),
        });
    }

    private sealed record Row(string BoardId, string Title, long Seq, DateTimeOffset At, string Payload);
}
