namespace Fachgruppe.Boards.Engine.Votings;

/// <summary>Where the dots of one voting lie: voter, target, number.</summary>
public sealed class DotBox
{
    private readonly Dictionary<(string Voter, string Target), int> _dots = [];

    /// <summary>Every pile that is not empty.</summary>
    public IEnumerable<(string Voter, string Target, int Dots)> All => _dots.Select(d => (d.Key.Voter, d.Key.Target, d.Value));

    /// <summary>A voter's dots on a target.</summary>
    public int On(string voter, string target) => _dots.GetValueOrDefault((voter, target));

    /// <summary>All dots of a voter.</summary>
    public int Of(string voter) => _dots.Where(d => d.Key.Voter == voter).Sum(d => d.Value);

    /// <summary>Puts dots down, or takes them back where the number is negative.</summary>
    /// <returns>What lies there now.</returns>
    public int Put(string voter, string target, int dots)
    {
        var now = On(voter, target) + dots;
        if (now == 0)
        {
            _dots.Remove((voter, target));
        }
        else
        {
            _dots[(voter, target)] = now;
        }

        return now;
    }
}

/// <summary>Whether a vote counts; pure. Whoever asks holds the board, so that two votes never spend the same dot.</summary>
public static class DotRules
{
    /// <summary>The voter that stands for all who are in the room without a device.</summary>
    public const string RoomVoter = "room";

    /// <summary>Why a vote does not count, or null where it does.</summary>
    /// <param name="state">The board that the vote meets.</param>
    /// <param name="vote">vote.cast or vote.withdraw.</param>
    /// <param name="box">The dots of that voting.</param>
    /// <param name="voter">Whose dots they are.</param>
    public static Refusal? Check(BoardState state, Operation vote, DotBox box, string voter)
    {
        if (!state.Votings.TryGetValue(vote.Id!, out var voting))
        {
            return new(Codes.NotFound, RefusalReason.Unknown, "id");
        }

        if (!voting.IsOpen)
        {
            return voting.Deleted ? new(Codes.Deleted, RefusalReason.Deleted) : new(Codes.VoteClosed, RefusalReason.VotingClosed);
        }

        if (vote.Fields.Voting is not { Target: not null } f)
        {
            return Refusal.Invalid(RefusalReason.MissingField, "target");
        }

        return vote.Type == OperationType.VoteWithdraw
            ? box.On(voter, f.Target!) >= (f.Dots ?? 1) ? null : new(Codes.NotFound, RefusalReason.NoDots, "target")
            : Target(state, voting, f.Target!) ?? Budget(voting, f, box, voter);
    }

    private static Refusal? Target(BoardState state, Voting voting, string target)
    {
        if (state.Notes.TryGetValue(target, out var note) && voting.Targets != "groups")
        {
            return note.Deleted ? new(Codes.Deleted, RefusalReason.Deleted) : null;
        }

        if (state.Groups.TryGetValue(target, out var group) && voting.Targets != "notes")
        {
            return group.Deleted ? new(Codes.Deleted, RefusalReason.Deleted) : null;
        }

        return new(Codes.NotFound, RefusalReason.Unknown, "target");
    }

    private static Refusal? Budget(Voting voting, VotingFields vote, DotBox box, string voter)
    {
        var people = voter == RoomVoter ? voting.Seats : 1;
        var dots = vote.Dots ?? 1;
        return box.Of(voter) + dots > voting.Budget * people || box.On(voter, vote.Target!) + dots > voting.Max * people
            ? new(Codes.VoteBudget, RefusalReason.BudgetSpent)
            : null;
    }
}
