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
}

/// <summary>The words of the contract about votings.</summary>
public static class VotingWords
{
    /// <summary>What is asked; the first is the default.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["dots"];

    /// <summary>What dots may be put on.</summary>
    public static ImmutableArray<string> Targets { get; } = ["both", "notes", "groups"];

    /// <summary>When others' dots are seen.</summary>
    public static ImmutableArray<string> Secrecies { get; } = [Open, "until_closed"];

    /// <summary>Whether votes count.</summary>
    public static ImmutableArray<string> Statuses { get; } = ["open", Closed];

    /// <summary>Whose votes somebody enters.</summary>
    public static ImmutableArray<string> Sources { get; } = [Room];

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
}
