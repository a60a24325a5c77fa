using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Votes;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Pages;

/// <summary>How a voting stands, for pages without JavaScript: a table whose bars say the same for the eye.</summary>
/// <param name="Voting">The voting.</param>
/// <param name="Voters">People who voted.</param>
/// <param name="Rows">Most dots, or least resistance, first; null while they are secret.</param>
/// <param name="Outcome">What a closed decision came to, else null.</param>
public sealed record VotingResult(Voting Voting, long Voters, IReadOnlyList<VotingRow>? Rows, string? Outcome = null)
{
    private const int MostLetters = 120;

    /// <summary>The results of a board's votings, the newest first.</summary>
    public static IReadOnlyList<VotingResult> Of(BoardState state, IReadOnlyList<VotingTally> tallies, TextCatalog texts) =>
        [.. tallies.Reverse().Select(tally => new VotingResult(tally.Voting, tally.Voters, Count(state, tally, texts), tally.Outcome))];

    /// <summary>The greatest number, for the bars.</summary>
    public long Most => Rows is { Count: > 0 } ? Math.Max(1, Rows.Max(row => row.Dots)) : 1;

    private static List<VotingRow>? Count(BoardState state, VotingTally tally, TextCatalog texts) => tally switch
    {
        { Voting.Kind: VotingWords.Decision, Answers: [var counts] } => [.. counts.Select((count, i) => new VotingRow(0, texts["votes.choice-" + VotingWords.Choices[i]], false, count))],
        { Voting.Kind: VotingWords.Resistance, Answers: { } answers } => Rank(tally.Voting, answers),
        { Dots: { } dots } => Rank(state, dots, texts),
        _ => null,
    };

    private static List<VotingRow> Rank(Voting voting, IReadOnlyList<IReadOnlyList<long>> answers)
    {
        var sums = answers.Select((counts, i) => (Option: voting.Options[i], Sum: counts.Select((count, value) => count * value).Sum())).OrderBy(o => o.Sum).ToList();
        return [.. sums.Select(o => new VotingRow(1 + sums.Count(other => other.Sum < o.Sum), o.Option, false, o.Sum))];
    }

    private static List<VotingRow> Rank(BoardState state, IReadOnlyList<TargetDots> dots, TextCatalog texts)
    {
        var sums = dots.GroupBy(d => StackOf(state, d.Target)).Select(g => (Target: g.Key, Dots: g.Sum(d => d.Dots))).OrderByDescending(d => d.Dots).ToList();
        return [.. sums.Select(d => new VotingRow(1 + sums.Count(other => other.Dots > d.Dots), Name(state, d.Target, texts), state.Groups.ContainsKey(d.Target), d.Dots))];
    }

    // The dots of a note count into its stack.
    private static string StackOf(BoardState state, string target) =>
        state.Notes.TryGetValue(target, out var note) && note is { Deleted: false, Group: { } group } && state.Groups.TryGetValue(group, out var found) && !found.Deleted ? group : target;

    private static string Name(BoardState state, string target, TextCatalog texts)
    {
        if (state.Groups.TryGetValue(target, out var group))
        {
            return group.Title.Length > 0 ? group.Title : texts["votes.untitled-stack"];
        }

        var text = state.Notes.GetValueOrDefault(target)?.Text ?? "";
        return text.Length == 0 ? texts["boards.empty-note"] : text.Length <= MostLetters ? text : string.Concat(text.AsSpan(0, MostLetters), "…");
    }
}

/// <summary>A line of a result.</summary>
/// <param name="Rank">From 1; equal dots share it. 0 where there is no order.</param>
/// <param name="Name">Note or stack.</param>
/// <param name="IsStack">Whether it is a stack, with the dots of its notes.</param>
/// <param name="Dots">How many dots or votes, or how much resistance.</param>
public sealed record VotingRow(int Rank, string Name, bool IsStack, long Dots);
