using System.Data.Common;
using System.Globalization;
using Dapper;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Platform.Database;

namespace Fachgruppe.Boards.Votes;

/// <summary>A ballot that was handed in.</summary>
/// <param name="VotingId">The voting.</param>
/// <param name="VoterId">Whose vote it is: a person's, or an organisation's.</param>
/// <param name="CastBy">Who handed it in.</param>
/// <param name="OpId">By which operation.</param>
/// <param name="Seq">The board's last operation then: the receipt.</param>
/// <param name="Answers">Numbers, by commas; null where the voting is secret.</param>
public sealed record StoredBallot(string VotingId, string VoterId, string CastBy, string OpId, long Seq, string? Answers)
{
    /// <summary>Its columns.</summary>
    public const string Columns = "voting_id, voter_id, cast_by, op_id, seq, answers";

    /// <summary>The answers as numbers; empty where they are not kept.</summary>
    public IReadOnlyList<int> Values => Answers is null ? [] : Parse(Answers).ConvertAll(n => (int)n);

    /// <summary>Numbers of a text.</summary>
    public static List<long> Parse(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
}

/// <summary>The tables of ballots. A secret ballot leaves in one row that somebody voted and in another, whole one, the sums.</summary>
public sealed class BallotStore(Database database)
{
    private const string Put = $"""
        insert into board_ballots (board_id, {StoredBallot.Columns}) values (@board, @VotingId, @VoterId, @CastBy, @OpId, @Seq, @Answers)
        on conflict (voting_id, voter_id) do update set cast_by = excluded.cast_by, op_id = excluded.op_id, seq = excluded.seq, answers = excluded.answers
        """;

    private const string Take = "delete from board_ballots where voting_id = @voting and voter_id = @voter";
    private const string Count = "update boards set votes = votes + 1 where id = @board";
    private const string ReadSums = "select sums from board_tallies where voting_id = @voting";

    private const string PutSums = """
        insert into board_tallies (voting_id, board_id, sums) values (@voting, @board, @sums)
        on conflict (voting_id) do update set sums = excluded.sums
        """;

    private const string Unlink = "update board_ballots set voter_id = @to, cast_by = @to where voting_id = @voting and voter_id = @from";
    private const string OfBoard = $"select {StoredBallot.Columns} from board_ballots where board_id = @board order by voting_id, voter_id";

    private readonly string _ofVotings = $"select {StoredBallot.Columns} from board_ballots where {database.In("voting_id", "ids")}";

    /// <summary>The ballots of some votings.</summary>
    public async Task<List<StoredBallot>> OfAsync(DbConnection connection, DbTransaction transaction, string[] votings)
        => (await connection.QueryAsync<StoredBallot>(_ofVotings, new { ids = votings }, transaction)).AsList();

    /// <summary>Writes a ballot; a secret one without its answers, which go into the sums alone.</summary>
    public static async Task PutAsync(DbConnection connection, DbTransaction transaction, string board, StoredBallot ballot, Voting voting, IReadOnlyList<int> answers)
    {
        await connection.ExecuteAsync(
            Put, new { board, ballot.VotingId, ballot.VoterId, ballot.CastBy, ballot.OpId, ballot.Seq, ballot.Answers }, transaction);
        if (voting.Secrecy == VotingWords.Secret)
        {
            var sums = await SumsAsync(connection, transaction, voting);
            BallotCounts.Add(sums, voting, answers);
            await connection.ExecuteAsync(PutSums, new { voting = voting.Id, board, sums = string.Join(',', sums) }, transaction);
        }

        await connection.ExecuteAsync(Count, new { board }, transaction);
    }

    /// <summary>Takes a ballot back.</summary>
    public static async Task TakeAsync(DbConnection connection, DbTransaction transaction, string board, string voting, string voter)
    {
        await connection.ExecuteAsync(Take, new { voting, voter }, transaction);
        await connection.ExecuteAsync(Count, new { board }, transaction);
    }

    /// <summary>Cuts the tie between people and their ballots for good.</summary>
    public static async Task UnlinkAsync(DbConnection connection, DbTransaction transaction, string voting, IEnumerable<string> voters)
    {
        foreach (var from in voters)
        {
            await connection.ExecuteAsync(Unlink, new { voting, from, to = Guid.NewGuid().ToString("D") }, transaction);
        }
    }

    /// <summary>All ballots of a board, and the sums of its secret votings.</summary>
    public Task<(IReadOnlyList<StoredBallot> Ballots, IReadOnlyDictionary<string, List<long>> Sums)> ReadAsync(string board, CancellationToken cancel = default)
        => database.ReadAsync<(IReadOnlyList<StoredBallot>, IReadOnlyDictionary<string, List<long>>)>(
            async c =>
            {
                var ballots = (await c.QueryAsync<StoredBallot>(OfBoard, new { board })).AsList();
                var sums = await c.QueryAsync<(string Voting, string Sums)>("select voting_id, sums from board_tallies where board_id = @board", new { board });
                return (ballots, sums.ToDictionary(r => r.Voting, r => StoredBallot.Parse(r.Sums), StringComparer.Ordinal));
            },
            cancel);

    private static async Task<long[]> SumsAsync(DbConnection connection, DbTransaction transaction, Voting voting)
        => await connection.QuerySingleOrDefaultAsync<string>(ReadSums, new { voting = voting.Id }, transaction) is { } sums ? [.. StoredBallot.Parse(sums)] : BallotCounts.Empty(voting);
}

/// <summary>How often each answer was given to each question, in one row: question by question.</summary>
public static class BallotCounts
{
    /// <summary>Nobody has answered.</summary>
    public static long[] Empty(Voting voting) => new long[voting.Shape.Questions * voting.Shape.Answers];

    /// <summary>Adds a ballot.</summary>
    public static void Add(long[] sums, Voting voting, IReadOnlyList<int> answers)
    {
        for (var question = 0; question < voting.Shape.Questions; question++)
        {
            sums[(question * voting.Shape.Answers) + answers[question]]++;
        }
    }

    /// <summary>The sums of ballots that are kept, or of a secret voting.</summary>
    public static IReadOnlyList<IReadOnlyList<long>> Of(Voting voting, IEnumerable<StoredBallot> ballots, IReadOnlyList<long>? secret)
    {
        var sums = secret?.ToArray() ?? Empty(voting);
        if (voting.Secrecy != VotingWords.Secret)
        {
            foreach (var ballot in ballots)
            {
                Add(sums, voting, ballot.Values);
            }
        }

        return [.. sums.Chunk(voting.Shape.Answers)];
    }
}
