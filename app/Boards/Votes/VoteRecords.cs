using Dapper;
using Fachgruppe.Platform.Database;
using Fachgruppe.Platform.Privacy;

namespace Fachgruppe.Boards.Votes;

/// <summary>Where a person's dots lie and how they came there, for "Meine Daten". Secret votings forget their voters when they close.</summary>
public sealed class VoteRecords(Database database) : IPersonalRecords
{
    private const string Placed = """
        select b.title, v.voting_id as voting, v.target_id as target, v.dots from board_votes v join boards b on b.id = v.board_id
        where v.voter_id = @personId order by b.title, v.voting_id, v.target_id
        """;

    private const string History = """
        select b.title, l.voting_id as voting, l.type, l.target_id as target, l.dots, l.at from board_vote_log l join boards b on b.id = l.board_id
        where l.voter_id = @personId order by l.at, l.board_id, l.n
        """;

    private const string Entered = """
        select b.title, l.voting_id as voting, l.type, l.target_id as target, l.dots, l.at from board_vote_log l join boards b on b.id = l.board_id
        where l.entered_by = @personId order by l.at, l.board_id, l.n
        """;

    private const string Ballots = """
        select b.title, v.voting_id as voting, v.voter_id as voter, v.cast_by, v.answers from board_ballots v join boards b on b.id = v.board_id
        where v.voter_id = @personId or v.cast_by = @personId order by b.title, v.voting_id
        """;

    /// <inheritdoc/>
    public string Name => "votes";

    /// <inheritdoc/>
    public Task<object> ExportAsync(string personId, CancellationToken cancel) => database.ReadAsync<object>(
        async c => new
        {
            Placed = (await c.QueryAsync<PlacedRow>(Placed, new { personId })).AsList(),
            History = (await c.QueryAsync<LogRow>(History, new { personId })).AsList(),
            Ballots = (await c.QueryAsync<BallotRow>(Ballots, new { personId })).AsList(),
            Entered = (await c.QueryAsync<LogRow>(Entered, new { personId })).AsList(),
        },
        cancel);

    private sealed record PlacedRow(string Title, string Voting, string Target, long Dots);

    private sealed record BallotRow(string Title, string Voting, string Voter, string CastBy, string? Answers);

    private sealed record LogRow(string Title, string Voting, string Type, string Target, long Dots, DateTimeOffset At);
}
