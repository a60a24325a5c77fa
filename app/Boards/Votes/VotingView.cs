using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Votes;

/// <summary>The tally of a voting as far as it may be shown.</summary>
/// <param name="Voting">The voting.</param>
/// <param name="N">Votes counted on the board when this was read; a smaller number is older.</param>
/// <param name="Voters">People who have dots down.</param>
/// <param name="Room">Dots entered for people in the room.</param>
/// <param name="Dots">By target; null while they are secret.</param>
/// <param name="Answers">How often each answer was given to each question; null for dots, and while it is secret.</param>
/// <param name="Named">Who voted how in an open decision; null otherwise.</param>
public sealed record VotingTally(
    Voting Voting, long N, long Voters, long Room, IReadOnlyList<TargetDots>? Dots, IReadOnlyList<IReadOnlyList<long>>? Answers = null, IReadOnlyList<StoredBallot>? Named = null)
{
    private static readonly WireKey NKey = "n", VotersKey = "voters", RoomKey = "room", DotsKey = "dots", Target = "target", Own = "own", FromRoom = "fromRoom", Id = "id",
        AnswersKey = "answers", Result = "result", NamedKey = "named", Unit = "unit", By = "by", Choice = "choice", BallotKey = "ballot", Voted = "voted";

    /// <summary>The tallies of a board's votings, in the order they were made.</summary>
    public static IReadOnlyList<VotingTally> Of(BoardState state, VoteCounts counts, Func<Voting, bool>? which = null) =>
        [.. state.Votings.Values.Where(v => !v.Deleted && (which is null || which(v))).OrderBy(v => v.Id, StringComparer.Ordinal).Select(v => Of(v, counts))];

    /// <summary>How many fields <see cref="WriteFields"/> writes.</summary>
    public int FieldCount => 3 + (Dots is null ? 0 : 1) + (Answers is null ? 0 : 1) + (Outcome is null ? 0 : 1) + (Named is null ? 0 : 1);

    /// <summary>What a decision came to, once it is closed.</summary>
    public string? Outcome => Voting is { Kind: VotingWords.Decision, Closed: true } && Answers is { Count: 1 } ? DecisionRules.Result(Voting, Answers[0]) : null;

    /// <summary>The counts as fields of the object at hand.</summary>
    public void WriteFields<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Field(NKey, N);
        writer.Field(VotersKey, Voters);
        writer.Field(RoomKey, Room);
        if (Dots is not null)
        {
            writer.Key(DotsKey);
            WriteDots(ref writer, Dots);
        }

        WriteAnswers(ref writer);
    }

    private void WriteAnswers<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        if (Answers is not null)
        {
            writer.Key(AnswersKey);
            writer.BeginList(Answers.Count);
            foreach (var question in Answers)
            {
                WriteNumbers(ref writer, question);
            }

            writer.EndList();
        }

        if (Outcome is not null)
        {
            writer.Field(Result, Outcome);
        }

        if (Named is not null)
        {
            WriteNamed(ref writer, Named);
        }
    }

    private static void WriteNamed<TWriter>(ref TWriter writer, IReadOnlyList<StoredBallot> named)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Key(NamedKey);
        writer.BeginList(named.Count);
        foreach (var ballot in named)
        {
            writer.BeginMap(3);
            writer.Field(Unit, ballot.VoterId);
            writer.Field(By, ballot.CastBy);
            writer.Field(Choice, VotingWords.Choices[ballot.Values[0]]);
            writer.EndMap();
        }

        writer.EndList();
    }

    internal static void WriteNumbers<TWriter>(ref TWriter writer, IReadOnlyList<long> numbers)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginList(numbers.Count);
        foreach (var number in numbers)
        {
            writer.Number(number);
        }

        writer.EndList();
    }

    /// <summary>The voting, its counts and what this viewer has put down.</summary>
    public void Write<TWriter>(ref TWriter writer, OwnDots own)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(VotingWriter.FieldCount(Voting) + FieldCount + own.FieldCount);
        VotingWriter.WriteFields(ref writer, Voting);
        WriteFields(ref writer);
        own.WriteFields(ref writer, Voting);
        writer.EndMap();
    }

    /// <summary>A list of targets and dots.</summary>
    public static void WriteDots<TWriter>(ref TWriter writer, IReadOnlyCollection<TargetDots> dots)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginList(dots.Count);
        foreach (var (target, number) in dots)
        {
            writer.BeginMap(2);
            writer.Field(Target, target);
            writer.Field(DotsKey, number);
            writer.EndMap();
        }

        writer.EndList();
    }

    internal static WireKey OwnKey => Own;

    internal static WireKey FromRoomKey => FromRoom;

    internal static WireKey IdKey => Id;

    internal static WireKey OwnBallotKey => BallotKey;

    internal static WireKey VotedKey => Voted;

    private static VotingTally Of(Voting voting, VoteCounts counts)
    {
        if (voting.HasBallots)
        {
            var ballots = counts.Ballots[voting.Id].ToList();
            return new(
                voting, counts.N, ballots.Count, 0, null, voting.ShowsTally ? BallotCounts.Of(voting, ballots, counts.Secret.GetValueOrDefault(voting.Id)) : null,
                voting is { Kind: VotingWords.Decision, Secrecy: VotingWords.Open, ShowsTally: true } ? ballots : null);
        }

        var (voters, room) = counts.Voters.GetValueOrDefault(voting.Id);
        return new(voting, counts.N, voters, room, voting.ShowsTally ? [.. counts.Dots[voting.Id]] : null);
    }
}

/// <summary>The dots that one viewer put down, and for those who moderate the ones they entered for the room.</summary>
/// <param name="Voter">The viewer; null for visitors.</param>
/// <param name="Leads">Whether the viewer enters votes from the room.</param>
/// <param name="Dots">By voter and voting.</param>
/// <param name="Ballots">Ballots by voting.</param>
public sealed record OwnDots(string? Voter, bool Leads, ILookup<(string Voter, string Voting), TargetDots>? Dots, ILookup<string, StoredBallot>? Ballots = null)
{
    /// <summary>Somebody without dots.</summary>
    public static OwnDots None { get; } = new(null, false, null);

    /// <summary>How many fields <see cref="WriteFields"/> writes.</summary>
    public int FieldCount => Leads ? 4 : 3;

    /// <summary>The dots in one voting, as fields of the object at hand.</summary>
    public void WriteFields<TWriter>(ref TWriter writer, Voting voting)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Key(VotingTally.OwnKey);
        VotingTally.WriteDots(ref writer, Of(Voter, voting.Id));
        if (Leads)
        {
            writer.Key(VotingTally.FromRoomKey);
            VotingTally.WriteDots(ref writer, Of(DotRules.RoomVoter, voting.Id));
        }

        var ballots = Voter is null || Ballots is null ? [] : Ballots[voting.Id].Where(b => IsMine(voting, b)).ToList();
        writer.Key(VotingTally.OwnBallotKey);
        VotingTally.WriteNumbers(ref writer, ballots.FirstOrDefault(b => b.CastBy == Voter) is { } own ? own.Values.Select(n => (long)n).ToList() : []);
        writer.Key(VotingTally.VotedKey);
        writer.BeginList(ballots.Count);
        foreach (var ballot in ballots)
        {
            writer.Text(ballot.VoterId);
        }

        writer.EndList();
    }

    // One's own vote, whoever cast it, and the votes that one casts for others.
    private bool IsMine(Voting voting, StoredBallot ballot)
        => ballot.VoterId == Voter || ballot.CastBy == Voter
            || (voting.Kind == VotingWords.Decision && (voting.UnitOf(Voter!) == ballot.VoterId || voting.Deputies.Any(d => d.Value == Voter && voting.UnitOf(d.Key) == ballot.VoterId)));

    private List<TargetDots> Of(string? voter, string voting) => voter is null || Dots is null ? [] : [.. Dots[(voter, voting)]];
}

/// <summary>New counts for everybody: <c>Tally</c>.</summary>
/// <param name="Votings">The votings that changed.</param>
public sealed record TallyMessage(IReadOnlyList<VotingTally> Votings) : IWireMessage
{
    private static readonly WireKey VotingsKey = "votings";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(1);
        writer.Key(VotingsKey);
        writer.BeginList(Votings.Count);
        foreach (var tally in Votings)
        {
            writer.BeginMap(1 + tally.FieldCount);
            writer.Field(VotingTally.IdKey, tally.Voting.Id);
            tally.WriteFields(ref writer);
            writer.EndMap();
        }

        writer.EndList();
        writer.EndMap();
    }
}

/// <summary>One person's own dots, to their connections alone: <c>Ballot</c>.</summary>
/// <param name="N">Votes counted so far.</param>
/// <param name="Votings">The votings that are open.</param>
/// <param name="Own">What the person put down.</param>
public sealed record BallotMessage(long N, IReadOnlyList<VotingTally> Votings, OwnDots Own) : IWireMessage
{
    private static readonly WireKey NKey = "n", VotingsKey = "votings";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(2);
        writer.Field(NKey, N);
        writer.Key(VotingsKey);
        writer.BeginList(Votings.Count);
        foreach (var tally in Votings)
        {
            writer.BeginMap(1 + Own.FieldCount);
            writer.Field(VotingTally.IdKey, tally.Voting.Id);
            Own.WriteFields(ref writer, tally.Voting);
            writer.EndMap();
        }

        writer.EndList();
        writer.EndMap();
    }
}
