using System.Data.Common;
using Dapper;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Votes;

/// <summary>A dot that came or went.</summary>
/// <param name="N">Its number among the votes of the board, from 1.</param>
/// <param name="Seq">The board's last operation when it was counted: the receipt.</param>
/// <param name="VotingId">The voting.</param>
/// <param name="OpId">The vote's operation, or that of the deletion that gave the dots back.</param>
/// <param name="Type">vote.cast, vote.withdraw, or what was deleted.</param>
/// <param name="VoterId">Whose dots they are; "room" for those in the room.</param>
/// <param name="EnteredBy">Who entered them for others, else null.</param>
/// <param name="TargetId">The note or group.</param>
/// <param name="Dots">Below 0 where they went.</param>
/// <param name="At">Unix ms.</param>
public sealed record LoggedVote(
    long N, long Seq, string VotingId, string OpId, string Type, string VoterId, string? EnteredBy, string TargetId, long Dots, long At)
{
    /// <summary>Its columns.</summary>
    public const string Columns = "n, seq, voting_id, op_id, type, voter_id, entered_by, target_id, dots, at";
}

/// <summary>The tables of votes. Writing happens in the journal's transaction, under the lock of the board's row.</summary>
public sealed class VoteStore(Database database)
{
    private const string Insert = $"""
        insert into board_vote_log (board_id, {LoggedVote.Columns})
        values (@board, @N, @Seq, @VotingId, @OpId, @Type, @VoterId, @EnteredBy, @TargetId, @Dots, @At)
        """;

    private const string Put = """
        insert into board_votes (board_id, voting_id, voter_id, target_id, dots) values (@board, @voting, @voter, @target, @dots)
        on conflict (voting_id, voter_id, target_id) do update set dots = excluded.dots
        """;

    private const string Take = "delete from board_votes where voting_id = @voting and voter_id = @voter and target_id = @target";
    private const string Count = "update boards set votes = @votes where id = @board";

    private const string Tally = """
        select voting_id, target_id, sum(dots) as dots from board_votes where board_id = @board group by voting_id, target_id order by voting_id, target_id
        """;

    private const string Voters = """
        select voting_id, count(distinct case when voter_id <> 'room' then voter_id end) as voters, sum(case when voter_id = 'room' then dots else 0 end) as room
        from board_votes where board_id = @board group by voting_id
        """;

    private const string Unlink = "update board_votes set voter_id = @to where voting_id = @voting and voter_id = @from";
    private const string UnlinkLog = "update board_vote_log set voter_id = @to where board_id = @board and voting_id = @voting and voter_id = @from";
    private const string Log = $"select {LoggedVote.Columns} from board_vote_log where board_id = @board and n > @after order by n";

    private readonly string _boxes = $"select voting_id, voter_id, target_id, dots from board_votes where {database.In("voting_id", "ids")}";
    private readonly string _own = $"select voter_id, voting_id, target_id, dots from board_votes where board_id = @board and {database.In("voter_id", "voters")}";
    private readonly string _receipts = $"select {LoggedVote.Columns} from board_vote_log where board_id = @board and {database.In("op_id", "ids")}";

    /// <summary>The dots of some votings.</summary>
    public async Task<Dictionary<string, DotBox>> BoxesAsync(DbConnection connection, DbTransaction transaction, string[] votings)
    {
        var boxes = votings.ToDictionary(id => id, _ => new DotBox(), StringComparer.Ordinal);
        foreach (var (voting, voter, target, dots) in await connection.QueryAsync<(string, string, string, long)>(_boxes, new { ids = votings }, transaction))
        {
            boxes[voting].Put(voter, target, (int)dots);
        }

        return boxes;
    }

    /// <summary>The votes among these operation ids that were counted before.</summary>
    public async Task<Dictionary<string, LoggedVote>> ReceiptsAsync(DbConnection connection, DbTransaction transaction, string board, string[] opIds)
    {
        var known = new Dictionary<string, LoggedVote>(StringComparer.Ordinal);
        foreach (var vote in await connection.QueryAsync<LoggedVote>(_receipts, new { board, ids = opIds }, transaction))
        {
            known[vote.OpId] = vote;
        }

        return known;
    }

    /// <summary>Writes what came and went, and what lies where now.</summary>
    public static async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, string board, IReadOnlyList<LoggedVote> log, IEnumerable<(string Voting, string Voter, string Target, int Dots)> piles)
    {
        foreach (var vote in log)
        {
            await connection.ExecuteAsync(
                Insert, new { board, vote.N, vote.Seq, vote.VotingId, vote.OpId, vote.Type, vote.VoterId, vote.EnteredBy, vote.TargetId, vote.Dots, vote.At }, transaction);
        }

        foreach (var (voting, voter, target, dots) in piles)
        {
            await connection.ExecuteAsync(dots > 0 ? Put : Take, new { board, voting, voter, target, dots = (long)dots }, transaction);
        }

        if (log.Count > 0)
        {
            await connection.ExecuteAsync(Count, new { board, votes = log[^1].N }, transaction);
        }
    }

    /// <summary>Cuts the tie between a person and their dots for good; the recount works with the new ids as well.</summary>
    public static async Task UnlinkAsync(DbConnection connection, DbTransaction transaction, string board, string voting, IReadOnlyDictionary<string, string> ids)
    {
        foreach (var (from, to) in ids)
        {
            await connection.ExecuteAsync(Unlink, new { voting, from, to }, transaction);
            await connection.ExecuteAsync(UnlinkLog, new { board, voting, from, to }, transaction);
        }
    }

    /// <summary>Who of the voters in the log of a voting; for <see cref="UnlinkAsync"/>.</summary>
    public static async Task<IReadOnlyList<string>> VotersAsync(DbConnection connection, DbTransaction transaction, string board, string voting)
        => (await connection.QueryAsync<string>(
            "select distinct voter_id from board_vote_log where board_id = @board and voting_id = @voting", new { board, voting }, transaction)).AsList();

    /// <summary>The tally of every voting of a board.</summary>
    public Task<VoteCounts> CountsAsync(string board, CancellationToken cancel = default) => database.ReadAsync(
        async c =>
        {
            var n = await c.QuerySingleOrDefaultAsync<long>("select votes from boards where id = @board", new { board });
            var dots = (await c.QueryAsync<(string Voting, string Target, long Dots)>(Tally, new { board })).ToLookup(r => r.Voting, r => new TargetDots(r.Target, r.Dots));
            var voters = (await c.QueryAsync<(string Voting, long Voters, long Room)>(Voters, new { board })).ToDictionary(r => r.Voting, r => (r.Voters, r.Room));
            return new VoteCounts(n, dots, voters);
        },
        cancel);

    /// <summary>The dots of some voters, by voter and voting.</summary>
    public Task<ILookup<(string Voter, string Voting), TargetDots>> OwnAsync(string board, string[] voters, CancellationToken cancel = default) => database.ReadAsync(
        async c => (await c.QueryAsync<(string Voter, string Voting, string Target, long Dots)>(_own, new { board, voters }))
            .ToLookup(r => (r.Voter, r.Voting), r => new TargetDots(r.Target, r.Dots)),
        cancel);

    /// <summary>The log after a number.</summary>
    public Task<IReadOnlyList<LoggedVote>> LogAsync(string board, long after, CancellationToken cancel = default)
        => database.ReadAsync<IReadOnlyList<LoggedVote>>(async c => (await c.QueryAsync<LoggedVote>(Log, new { board, after })).AsList(), cancel);
}

/// <summary>Dots on a target.</summary>
/// <param name="Target">The note or group.</param>
/// <param name="Dots">How many.</param>
public readonly record struct TargetDots(string Target, long Dots);

/// <summary>The tallies of a board's votings at one moment.</summary>
/// <param name="N">Votes counted so far.</param>
/// <param name="Dots">By voting.</param>
/// <param name="Voters">People who have dots down, and dots from the room, by voting.</param>
public sealed record VoteCounts(long N, ILookup<string, TargetDots> Dots, IReadOnlyDictionary<string, (long Voters, long Room)> Voters)
{
    /// <summary>Ballots by voting.</summary>
    public ILookup<string, StoredBallot> Ballots { get; init; } = Array.Empty<StoredBallot>().ToLookup(b => b.VotingId);

    /// <summary>The sums of secret votings.</summary>
    public IReadOnlyDictionary<string, List<long>> Secret { get; init; } = new Dictionary<string, List<long>>();
}
