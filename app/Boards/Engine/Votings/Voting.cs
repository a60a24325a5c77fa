using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine.Votings;

/// <summary>A voting ("Abstimmung") as everybody sees it; who voted for what lies elsewhere.</summary>
/// <param name="Id">Client-made UUID.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Kind">One of <see cref="VotingWords.Kinds"/>.</param>
/// <param name="Budget">Dots that each person has.</param>
/// <param name="Max">Dots that a person may put on one target.</param>
/// <param name="Targets">One of <see cref="VotingWords.Targets"/>.</param>
/// <param name="Secrecy">One of <see cref="VotingWords.Secrecies"/>.</param>
/// <param name="Seats">People in the room without a device, whose dots the moderation enters.</param>
/// <param name="Closed">Whether it has ended; that is for good.</param>
/// <param name="Deleted">A tombstone.</param>
public sealed record Voting(
    string Id, string Title, string Kind, int Budget, int Max, string Targets, string Secrecy, int Seats, bool Closed, bool Deleted = false)
{
    /// <summary>What resistance is asked about.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What is to be decided.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who may decide.</summary>
    public ImmutableArray<string> Eligible { get; init; } = [];

    /// <summary>Whose one vote each of them casts: their own, or their organisation's; settled when the voting opened.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>One of <see cref="VotingWords.Per"/>.</summary>
    public string Per { get; init; } = VotingWords.Person;

    /// <summary>One of <see cref="VotingWords.Rules"/>.</summary>
    public string Rule { get; init; } = VotingWords.Simple;

    /// <summary>Votes below which nothing is decided.</summary>
    public int Quorum { get; init; }

    /// <summary>Who votes in whose place.</summary>
    public ImmutableDictionary<string, string> Deputies { get; init; } = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Whether each person hands in one ballot, instead of placing dots.</summary>
    public bool HasBallots => Kind != VotingWords.Dots;

    /// <summary>The tables of a tally: for each question the answers and how many gave them.</summary>
    public (int Questions, int Answers) Shape => Kind == VotingWords.Decision ? (1, VotingWords.Choices.Length) : (Options.Length, VotingWords.MostResistance + 1);

    /// <summary>Whose vote a person casts; null for those who may not.</summary>
    public string? UnitOf(string person) => Eligible.IndexOf(person) is >= 0 and var index ? Units[index] : null;

    /// <summary>Whether votes count now.</summary>
    public bool IsOpen => !Closed && !Deleted;

    /// <summary>Whether the tally may be shown.</summary>
    public bool ShowsTally => Closed || Secrecy == VotingWords.Open;
}

/// <summary>The fields that only votings and votes have.</summary>
public sealed record VotingFields
{
    /// <summary>Nothing is set.</summary>
    public static VotingFields None { get; } = new();

    /// <summary>One of <see cref="VotingWords.Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Dots of each person.</summary>
    public int? Budget { get; init; }

    /// <summary>Dots of a person on one target.</summary>
    public int? Max { get; init; }

    /// <summary>People in the room.</summary>
    public int? Seats { get; init; }

    /// <summary>One of <see cref="VotingWords.Targets"/>.</summary>
    public string? Targets { get; init; }

    /// <summary>One of <see cref="VotingWords.Secrecies"/>.</summary>
    public string? Secrecy { get; init; }

    /// <summary>One of <see cref="VotingWords.Statuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The note or group that a vote is for.</summary>
    public string? Target { get; init; }

    /// <summary>How many dots come or go.</summary>
    public int? Dots { get; init; }

    /// <summary>One of <see cref="VotingWords.Sources"/>: whose dots they are, where not the sender's own.</summary>
    public string? From { get; init; }

    /// <summary>What resistance is asked about.</summary>
    public ImmutableArray<string>? Options { get; init; }

    /// <summary>What is to be decided.</summary>
    public string? Text { get; init; }

    /// <summary>Who may decide.</summary>
    public ImmutableArray<string>? Eligible { get; init; }

    /// <summary>Whose vote each of them casts; only in effects.</summary>
    public ImmutableArray<string>? Units { get; init; }

    /// <summary>One of <see cref="VotingWords.Per"/>.</summary>
    public string? Per { get; init; }

    /// <summary>One of <see cref="VotingWords.Rules"/>.</summary>
    public string? Rule { get; init; }

    /// <summary>Votes below which nothing is decided.</summary>
    public int? Quorum { get; init; }

    /// <summary>Resistance to each option.</summary>
    public ImmutableArray<int>? Values { get; init; }

    /// <summary>One of <see cref="VotingWords.Choices"/>.</summary>
    public string? Choice { get; init; }

    /// <summary>In whose place somebody votes.</summary>
    public string? As { get; init; }

    /// <summary>Who is represented.</summary>
    public string? Person { get; init; }

    /// <summary>By whom; none ends it.</summary>
    public Reference Deputy { get; init; }

    /// <summary>Person and deputy by turns; only in effects.</summary>
    public ImmutableArray<string>? Deputies { get; init; }
}

/// <summary>The words of the contract about votings.</summary>
public static class VotingWords
{
    /// <summary>What is asked; the first is the default.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Dots, Resistance, Decision];

    /// <summary>What dots may be put on.</summary>
    public static ImmutableArray<string> Targets { get; } = ["both", "notes", "groups"];

    /// <summary>When others' dots are seen.</summary>
    public static ImmutableArray<string> Secrecies { get; } = [Open, UntilClosed, Secret];

    /// <summary>Whether votes count.</summary>
    public static ImmutableArray<string> Statuses { get; } = ["open", Closed];

    /// <summary>Whose votes somebody enters.</summary>
    public static ImmutableArray<string> Sources { get; } = [Room];

    /// <summary>Who has one vote.</summary>
    public static ImmutableArray<string> Per { get; } = [Person, "organisation"];

    /// <summary>What a majority is.</summary>
    public static ImmutableArray<string> Rules { get; } = [Simple, "absolute", "two_thirds"];

    /// <summary>The answers to a decision.</summary>
    public static ImmutableArray<string> Choices { get; } = ["yes", "no", "abstain"];

    /// <summary>Dots on notes and groups.</summary>
    public const string Dots = "dots";

    /// <summary>Resistance to options, 0 to 10.</summary>
    public const string Resistance = "resistance";

    /// <summary>A formal decision.</summary>
    public const string Decision = "decision";

    /// <summary>The tally is shown after the end, and who voted how is forgotten then.</summary>
    public const string UntilClosed = "until_closed";

    /// <summary>Who voted how is never kept.</summary>
    public const string Secret = "secret";

    /// <summary>Every person has a vote.</summary>
    public const string Person = "person";

    /// <summary>More yes than no.</summary>
    public const string Simple = "simple";

    /// <summary>The greatest resistance.</summary>
    public const int MostResistance = 10;

    /// <summary>Options of a resistance query.</summary>
    public const int MostOptions = 12;

    /// <summary>People who may be eligible.</summary>
    public const int MostEligible = 200;

    /// <summary>Everybody sees the tally at any time.</summary>
    public const string Open = "open";

    /// <summary>Votes no longer count.</summary>
    public const string Closed = "closed";

    /// <summary>People in the room without a device.</summary>
    public const string Room = "room";

    /// <summary>The budget of a voting that names none.</summary>
    public const int DefaultBudget = 5;

    /// <summary>The greatest budget, and the most seats.</summary>
    public const int Most = 500;

    /// <summary>How secret a voting is where nobody may be tied to a choice: as asked for, or the most open way that forgets.</summary>
    public static string Hidden(string? kind, string? wanted) =>
        kind == Decision || (wanted == Secret && kind == Resistance) ? Secret : UntilClosed;
}
