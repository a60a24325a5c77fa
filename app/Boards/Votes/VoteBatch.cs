using System.Data.Common;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Votes;

/// <summary>The votes of one board's part of a batch: decided one after the other while the board's row is locked.</summary>
internal sealed class VoteBatch
{
    private readonly string _board;
    private readonly long _at;
    private readonly Dictionary<string, DotBox> _boxes;
    private readonly Dictionary<string, LoggedVote> _receipts;
    private readonly BallotBatch _ballots;
    private readonly List<LoggedVote> _log = [];
    private readonly HashSet<(string Voting, string Voter, string Target)> _touched = [];
    private readonly List<string> _unlinked = [];
    private long _n;

    private VoteBatch(BoardHead head, long at, Dictionary<string, DotBox> boxes, Dictionary<string, LoggedVote> receipts, BallotBatch ballots)
        => (_board, _n, _at, _boxes, _receipts, _ballots) = (head.Id, head.Votes, at, boxes, receipts, ballots);

    /// <summary>Reads what the operations need; null where none of them is about votes.</summary>
    public static async Task<VoteBatch?> OpenAsync(
        VoteStore store, BallotStore ballots, DbConnection connection, DbTransaction transaction, BoardHead head, BoardState state, IReadOnlyList<Operation> operations, long at)
    {
        var votes = operations.Where(o => o.Type.IsVote()).ToList();
        var open = state.Votings.Values.Where(v => v.IsOpen).Select(v => v.Id).ToList();
        if (votes.Count == 0 && (open.Count == 0 || !operations.Any(Concerns)))
        {
            return null;
        }

        string[] votings = [.. votes.Select(v => v.Id!).Concat(open).Distinct()];
        var boxes = await store.BoxesAsync(connection, transaction, votings);
        var receipts = votes.Count == 0 ? [] : await store.ReceiptsAsync(connection, transaction, head.Id, [.. votes.Select(v => v.OpId).Distinct()]);
        return new VoteBatch(head, at, boxes, receipts, new BallotBatch(await ballots.OfAsync(connection, transaction, votings)));
    }

    /// <summary>Counts a vote, or says why not.</summary>
    public Receipt Decide(Operation vote, string? actor, BoardState state)
    {
        if (actor is not null && state.Votings.GetValueOrDefault(vote.Id!) is { HasBallots: true } voting)
        {
            return _ballots.Decide(voting, vote, actor, state.Seq);
        }

        var f = vote.Fields.Voting ?? VotingFields.None;
        var (voter, enteredBy) = f.From == VotingWords.Room ? (DotRules.RoomVoter, actor) : (actor, null);
        if (_receipts.TryGetValue(vote.OpId, out var first))
        {
            return IsSame(first, vote, f) ? new(vote.OpId, first.Seq, null) : new(vote.OpId, 0, new(Codes.OpIdReused, RefusalReason.OpIdReused));
        }

        if (voter is null)
        {
            return new(vote.OpId, 0, new(Codes.Forbidden, RefusalReason.ReadOnly));
        }

        var box = _boxes[vote.Id!];
        if (DotRules.Check(state, vote, box, voter) is { } refusal)
        {
            return new(vote.OpId, 0, refusal);
        }

        var dots = (vote.Type == OperationType.VoteCast ? 1 : -1) * (f.Dots ?? 1);
        _receipts[vote.OpId] = Put(box, new(0, state.Seq, vote.Id!, vote.OpId, vote.Type.Name(), voter, enteredBy, f.Target!, dots, _at));
        return new(vote.OpId, state.Seq, null);
    }

    /// <summary>
    /// What an operation on the board means for votes: deleting a note or group gives the dots of open votings back, and
    /// a voting that was secret until its end forgets at its end who its voters were.
    /// </summary>
    public void Follow(AppliedOperation applied, BoardState before)
    {
        var operation = applied.Operation;
        if (operation.Type is OperationType.NoteDelete or OperationType.GroupDelete)
        {
            foreach (var voting in before.Votings.Values.Where(v => v.IsOpen))
            {
                GiveBack(voting.Id, applied);
            }
        }
        else if (operation.Type == OperationType.VotingSet && operation.Fields.Voting?.Status == VotingWords.Closed
            && before.Votings[operation.Id!].Secrecy == VotingWords.UntilClosed)
        {
            _unlinked.Add(operation.Id!);
            _ballots.Unlink(operation.Id!);
        }
    }

    /// <summary>Writes everything.</summary>
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction)
    {
        await VoteStore.WriteAsync(
            connection, transaction, _board, _log, _touched.Select(t => (t.Voting, t.Voter, t.Target, _boxes[t.Voting].On(t.Voter, t.Target))));
        await _ballots.WriteAsync(connection, transaction, _board);
        foreach (var voting in _unlinked)
        {
            var voters = await VoteStore.VotersAsync(connection, transaction, _board, voting);
            await VoteStore.UnlinkAsync(
                connection, transaction, _board, voting, voters.Where(v => v != DotRules.RoomVoter).ToDictionary(v => v, _ => Guid.NewGuid().ToString("D")));
        }
    }

    private void GiveBack(string voting, AppliedOperation applied)
    {
        if (!_boxes.TryGetValue(voting, out var box))
        {
            return;
        }

        foreach (var (voter, target, dots) in box.All.Where(d => d.Target == applied.Operation.Id).ToList())
        {
            Put(box, new(0, applied.Seq, voting, applied.Operation.OpId, applied.Operation.Type.Name(), voter, null, target, -dots, _at));
        }
    }

    private LoggedVote Put(DotBox box, LoggedVote vote)
    {
        var numbered = vote with { N = ++_n };
        box.Put(vote.VoterId, vote.TargetId, (int)vote.Dots);
        _log.Add(numbered);
        _touched.Add((vote.VotingId, vote.VoterId, vote.TargetId));
        return numbered;
    }

    // Who voted is not compared: after the end of a secret voting nobody knows it any more.
    private static bool IsSame(LoggedVote first, Operation vote, VotingFields f)
        => first.VotingId == vote.Id && first.Type == vote.Type.Name() && first.TargetId == f.Target && Math.Abs(first.Dots) == (f.Dots ?? 1)
            && (first.VoterId == DotRules.RoomVoter) == (f.From == VotingWords.Room);

    private static bool Concerns(Operation operation) => operation.Type is OperationType.NoteDelete or OperationType.GroupDelete or OperationType.VotingSet;
}
