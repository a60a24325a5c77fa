using System.Data.Common;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Votes;

/// <summary>The ballots of one board's part of a batch: decided one after the other, written together.</summary>
internal sealed class BallotBatch(IReadOnlyList<StoredBallot> stored)
{
    private readonly Dictionary<(string Voting, string Voter), StoredBallot> _ballots = stored.ToDictionary(b => (b.VotingId, b.VoterId));
    private readonly List<Func<DbConnection, DbTransaction, string, Task>> _writes = [];

    /// <summary>Counts a ballot, or says why not.</summary>
    public Receipt Decide(Voting voting, Operation vote, string actor, long seq)
    {
        if (_ballots.Values.FirstOrDefault(b => b.OpId == vote.OpId) is { } first)
        {
            return first.VotingId == voting.Id && vote.Type == OperationType.VoteCast && first.CastBy == actor
                ? new(vote.OpId, first.Seq, null)
                : new(vote.OpId, 0, new(Codes.OpIdReused, RefusalReason.OpIdReused));
        }

        var castBy = _ballots.Values.Where(b => b.VotingId == voting.Id).ToDictionary(b => b.VoterId, b => b.CastBy, StringComparer.Ordinal);
        var (voter, refusal) = BallotRules.Check(voting, vote, actor, castBy);
        if (refusal is not null)
        {
            return new(vote.OpId, 0, refusal);
        }

        if (vote.Type == OperationType.VoteWithdraw)
        {
            _ballots.Remove((voting.Id, voter!));
            _writes.Add((connection, transaction, board) => BallotStore.TakeAsync(connection, transaction, board, voting.Id, voter!));
        }
        else
        {
            Put(voting, vote, voter!, actor, seq);
        }

        return new(vote.OpId, seq, null);
    }

    /// <summary>At the end of a voting that was hidden until then: nobody shall know whose ballot is whose.</summary>
    public void Unlink(string voting) => _writes.Add((connection, transaction, _) => BallotStore.UnlinkAsync(
        connection, transaction, voting, _ballots.Values.Where(b => b.VotingId == voting).Select(b => b.VoterId)));

    /// <summary>Writes everything.</summary>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, string board)
    {
        foreach (var write in _writes)
        {
            await write(connection, transaction, board);
        }
    }

    private void Put(Voting voting, Operation vote, string voter, string actor, long seq)
    {
        var answers = BallotRules.Answers(voting, vote.Fields.Voting!);
        var kept = voting.Secrecy == VotingWords.Secret ? null : string.Join(',', answers);
        var ballot = new StoredBallot(voting.Id, voter, actor, vote.OpId, seq, kept);
        _ballots[(voting.Id, voter)] = ballot;
        _writes.Add((connection, transaction, board) => BallotStore.PutAsync(connection, transaction, board, ballot, voting, answers));
    }
}
