using System.Collections.Immutable;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Engine;

/// <summary>Everything on a board after a number of operations. Immutable: readers may keep one as long as they like.</summary>
public sealed record BoardState
{
    /// <summary>A board on which nothing has happened.</summary>
    public static BoardState Empty { get; } = new();

    /// <summary>The last operation that this state contains, 0 before the first.</summary>
    public long Seq { get; init; }

    /// <summary>Notes by id, tombstones included.</summary>
    public ImmutableDictionary<string, Note> Notes { get; init; } = ImmutableDictionary<string, Note>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Frames by id, tombstones included.</summary>
    public ImmutableDictionary<string, Frame> Frames { get; init; } = ImmutableDictionary<string, Frame>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Groups by id, tombstones included.</summary>
    public ImmutableDictionary<string, Group> Groups { get; init; } = ImmutableDictionary<string, Group>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Votings by id, tombstones included.</summary>
    public ImmutableDictionary<string, Voting> Votings { get; init; } = ImmutableDictionary<string, Voting>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The greatest order key seen, where what names none is put behind.</summary>
    public string? LastOrder { get; init; }

    /// <summary>Living notes, frames and groups.</summary>
    public int Living { get; init; }

    /// <summary>The title as the last board.set left it; null where none did.</summary>
    public string? Title { get; init; }

    /// <summary>How it is led.</summary>
    public Facilitation Facilitation { get; init; } = Facilitation.None;

    /// <summary>The description as the last board.set left it; null where none did.</summary>
    public string? Description { get; init; }
}
