using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Live;

namespace Fachgruppe.Boards.Votes;

/// <summary>
/// Tells those who have a board open how its votings stand, whichever node counted: everybody the tallies that may be
/// shown, and each voter, on their own connections, the dots they put down.
/// </summary>
public sealed class VoteTeller(VoteStore store, BallotStore ballots)
{
    /// <summary>What somebody sees of a board's votings.</summary>
    public async Task<(IReadOnlyList<VotingTally> Votings, OwnDots Own)> ViewAsync(
        BoardState state, string board, string? voter, bool leads, CancellationToken cancel = default)
    {
        if (state.Votings.Values.All(voting => voting.Deleted))
        {
            return ([], OwnDots.None);
        }

        var counts = await CountsAsync(state, board, cancel);
        string[] voters = voter is null ? [] : [voter, DotRules.RoomVoter];
        return (VotingTally.Of(state, counts), new OwnDots(voter, leads, await store.OwnAsync(board, voters, cancel), counts.Ballots));
    }

    /// <summary>Tells what changed since the last time.</summary>
    /// <param name="room">The board.</param>
    /// <param name="votes">Votes counted so far.</param>
    public async Task TellAsync(BoardRoom room, long votes)
    {
        var (told, changed) = room.TakeVotes(votes);
        if (told == votes && changed.Count == 0)
        {
            return;
        }

        var state = room.State;
        var counts = await CountsAsync(state, room.Id);
        var tallies = VotingTally.Of(state, counts, voting => voting.IsOpen || changed.Contains(voting.Id));
        room.Send(room.Connections, "Tally", new TallyMessage(tallies));
        await TellVotersAsync(room, told, counts, tallies);
    }

    private async Task TellVotersAsync(BoardRoom room, long told, VoteCounts counts, IReadOnlyList<VotingTally> tallies)
    {
        // Ballots have no number that would say which are new.
        var everybody = tallies.Any(tally => tally.Voting.HasBallots);
        var voters = (await store.LogAsync(room.Id, told)).Select(vote => vote.VoterId).ToHashSet(StringComparer.Ordinal);
        var concerned = room.Connections.Where(c => c.Caller.Viewer.ActorId is { } id && (everybody || voters.Contains(id) || (Leads(c, room.Id) && voters.Contains(DotRules.RoomVoter)))).ToList();
        if (concerned.Count == 0)
        {
            return;
        }

        var own = await store.OwnAsync(room.Id, [.. concerned.Select(c => c.Caller.Viewer.ActorId!).Append(DotRules.RoomVoter).Distinct()]);
        foreach (var connection in concerned)
        {
            connection.Send(BoardRoom.Message(
                room.Id, "Ballot", new BallotMessage(counts.N, tallies, new OwnDots(connection.Caller.Viewer.ActorId, Leads(connection, room.Id), own, counts.Ballots))));
        }
    }

    private async Task<VoteCounts> CountsAsync(BoardState state, string board, CancellationToken cancel = default)
    {
        var counts = await store.CountsAsync(board, cancel);
        if (!state.Votings.Values.Any(voting => voting is { HasBallots: true, Deleted: false }))
        {
            return counts;
        }

        var (handedIn, sums) = await ballots.ReadAsync(board, cancel);
        return counts with { Ballots = handedIn.ToLookup(b => b.VotingId), Secret = sums };
    }

    private static bool Leads(BoardConnection connection, string board) => connection.AccessTo(board)?.Role == BoardRole.Lead;
}
