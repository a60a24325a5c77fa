using System.Collections.Immutable;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Engine;

/// <summary>The values an operation carries. Null and <see cref="Reference.Unchanged"/> mean that it says nothing of them.</summary>
public sealed record Fields
{
    /// <summary>An operation that sets nothing.</summary>
    public static Fields None { get; } = new();

    /// <summary>Text of a note.</summary>
    public string? Text { get; init; }

    /// <summary>Title of a frame, a group or the board.</summary>
    public string? Title { get; init; }

    /// <summary>Description of the board in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>World coordinate, 1 = 1 CSS px at 100 %.</summary>
    public double? X { get; init; }

    /// <summary>World coordinate, downwards.</summary>
    public double? Y { get; init; }

    /// <summary>Width of a frame.</summary>
    public double? W { get; init; }

    /// <summary>Height of a frame.</summary>
    public double? H { get; init; }

    /// <summary>One of <see cref="Values.Colors"/>.</summary>
    public string? Color { get; init; }

    /// <summary>One of <see cref="Values.Sizes"/>.</summary>
    public string? Size { get; init; }

    /// <summary>One of <see cref="Values.Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>The frame a note or group lies in.</summary>
    public Reference Frame { get; init; }

    /// <summary>The group a note lies in.</summary>
    public Reference Group { get; init; }

    /// <summary>Fractional index among siblings.</summary>
    public string? Order { get; init; }

    /// <summary>Notes that a new group takes.</summary>
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>What only votings and votes have.</summary>
    public VotingFields? Voting { get; init; }

    /// <summary>Whether only the moderation changes a note, frame or group.</summary>
    public bool? Locked { get; init; }

    /// <summary>The phase of the board: one of <see cref="Phases.All"/>, or none.</summary>
    public Reference Phase { get; init; }

    /// <summary>Whether everybody but the moderation only reads.</summary>
    public bool? Frozen { get; init; }

    /// <summary>What happens to the board's time.</summary>
    public TimerChange? Timer { get; init; }

    /// <summary>The author of a note that comes back; only in effects.</summary>
    public string? Author { get; init; }

    /// <summary>When a note that comes back was first written, unix ms; only in effects.</summary>
    public long? Created { get; init; }
}

/// <summary>A field that can be absent, null, or the id or word of something.</summary>
/// <param name="Given">Whether the operation names the field at all.</param>
/// <param name="Id">The id or word, or null for "none".</param>
public readonly record struct Reference(bool Given, string? Id)
{
    /// <summary>The field is absent.</summary>
    public static Reference Unchanged => default;

    /// <summary>The field is null.</summary>
    public static Reference None => new(true, null);

    /// <summary>The field is an id, or null.</summary>
    public static Reference To(string? id) => new(true, id);
}

/// <summary>The words of the contract.</summary>
public static class Values
{
    /// <summary>Note colours; the first is the default.</summary>
    public static ImmutableArray<string> Colors { get; } = ["yellow", "orange", "pink", "violet", "blue", "teal", "green", "white"];

    /// <summary>Note sizes.</summary>
    public static ImmutableArray<string> Sizes { get; } = ["s", "m", "l"];

    /// <summary>Frame kinds: a column lays its notes out by order, a region by their coordinates.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["column", "region"];

    /// <summary>The colour of a note that names none.</summary>
    public const string DefaultColor = "yellow";

    /// <summary>The size of a note that names none.</summary>
    public const string DefaultSize = "m";

    /// <summary>The kind of a frame that names none.</summary>
    public const string DefaultKind = "region";

    /// <summary>The width and height of a frame that names none.</summary>
    public const double DefaultSide = 400;

    /// <summary>Coordinates reach this far from the origin.</summary>
    public const double Reach = 1_000_000;
}
