using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine.Votings;

/// <summary>Whether a ballot counts, and for whom; pure.</summary>
public static class BallotRules
{
    /// <summary>Whose vote it is, or why it does not count.</summary>
    /// <param name="voting">The voting.</param>
    /// <param name="vote">vote.cast or vote.withdraw.</param>
    /// <param name="actor">Who sent it.</param>
    /// <param name="castBy">Who cast each vote that is in.</param>
    public static (string? Voter, Refusal? Refusal) Check(Voting voting, Operation vote, string actor, IReadOnlyDictionary<string, string> castBy)
    {
        if (!voting.IsOpen)
        {
            return (null, voting.Deleted ? new(Codes.Deleted, RefusalReason.Deleted) : new(Codes.VoteClosed, RefusalReason.VotingClosed));
        }

        var f = vote.Fields.Voting ?? VotingFields.None;
        var person = f.As ?? actor;
        var voter = voting.Kind == VotingWords.Decision ? voting.UnitOf(person) : person;
        if (voter is null || (person != actor && (voting.Kind != VotingWords.Decision || voting.Deputies.GetValueOrDefault(person) != actor)))
        {
            return (null, new(Codes.Forbidden, RefusalReason.NotEligible));
        }

        var hasVoted = castBy.TryGetValue(voter, out var caster);
        if (vote.Type == OperationType.VoteWithdraw && !hasVoted)
        {
            return (null, new(Codes.NotFound, RefusalReason.NoDots, "id"));
        }

        // A secret ballot cannot be found again, and nobody changes what another one cast with the same vote.
        return hasVoted && (voting.Secrecy == VotingWords.Secret || caster != actor)
            ? (null, new(Codes.VoteBudget, RefusalReason.HasVoted))
            : (voter, vote.Type == OperationType.VoteCast ? Wrong(voting, f) : null);
    }

    /// <summary>The answers of a well-formed ballot, one for each question.</summary>
    public static ImmutableArray<int> Answers(Voting voting, VotingFields f)
        => voting.Kind == VotingWords.Decision ? [VotingWords.Choices.IndexOf(f.Choice!)] : f.Values!.Value;

    private static Refusal? Wrong(Voting voting, VotingFields f)
    {
        if (voting.Kind == VotingWords.Decision)
        {
            return f.Choice is null ? Refusal.Invalid(RefusalReason.MissingField, "choice") : null;
        }

        return f.Values is not { } values ? Refusal.Invalid(RefusalReason.MissingField, "values")
            : values.Length == voting.Options.Length ? null : Refusal.Invalid(RefusalReason.OutOfRange, "values");
    }
}

/// <summary>What a decision came to; pure.</summary>
public static class DecisionRules
{
    /// <summary><c>accepted</c>, <c>rejected</c>, or <c>not_quorate</c> where too few took part.</summary>
    /// <param name="voting">The voting.</param>
    /// <param name="counts">Yes, no and abstentions.</param>
    public static string Result(Voting voting, IReadOnlyList<long> counts)
    {
        var (yes, no, abstain) = (counts[0], counts[1], counts[2]);
        if (yes + no + abstain < voting.Quorum || yes + no + abstain == 0)
        {
            return "not_quorate";
        }

        var carried = voting.Rule switch
        {
            "absolute" => yes * 2 > voting.Units.Distinct().Count(),
            "two_thirds" => yes * 3 >= (yes + no) * 2 && yes > 0,
            _ => yes > no,
        };
        return carried ? "accepted" : "rejected";
    }
}
