using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Pages;

/// <summary>A heading of the list with its notes and stacks.</summary>
/// <param name="Id">The frame's id, or empty for what lies in none.</param>
/// <param name="Title">The heading.</param>
/// <param name="Groups">Stacks in order.</param>
/// <param name="Notes">Notes outside of stacks, in order.</param>
public sealed record OutlineSection(string Id, string Title, IReadOnlyList<OutlineGroup> Groups, IReadOnlyList<OutlineNote> Notes)
{
    /// <summary>How many notes stand under the heading.</summary>
    public int Count => Notes.Count + Groups.Sum(group => group.Notes.Count);

    /// <summary>How many of them are sealed.</summary>
    public int Sealed => Notes.Concat(Groups.SelectMany(group => group.Notes)).Count(line => line.Note.Sealed);

    /// <summary>What of it the reader may read, for files.</summary>
    public OutlineSection WithoutCovered() => this with
    {
        Groups = [.. Groups.Select(group => group with { Notes = [.. group.Notes.Where(note => !note.IsCovered)] })],
        Notes = [.. Notes.Where(note => !note.IsCovered)],
    };

    /// <summary>The whole board under its headings, in the order both views share.</summary>
    public static IReadOnlyList<OutlineSection> Of(BoardState state, IReadOnlyList<PersonCard> people, string withoutFrame)
    {
        ArgumentNullException.ThrowIfNull(state);
        var cards = people.ToDictionary(card => card.Id);
        var sections = state.Frames.Values.Where(frame => !frame.Deleted)
            .OrderBy(frame => frame.Order, StringComparer.Ordinal).ThenBy(frame => frame.Id, StringComparer.Ordinal)
            .Select(frame => Section(state, frame.Id, frame.Title, cards))
            .ToList();
        var rest = Section(state, null, withoutFrame, cards);
        return rest.Count > 0 || sections.Count == 0 ? [.. sections, rest] : sections;
    }

    private static OutlineSection Section(BoardState state, string? frame, string title, Dictionary<string, PersonCard> cards)
    {
        var notes = state.Notes.Values.Where(note => !note.Deleted && FrameOf(state, note) == frame)
            .OrderBy(note => note.Order, StringComparer.Ordinal).ThenBy(note => note.Id, StringComparer.Ordinal)
            .ToLookup(note => Living(state, note.Group), note => new OutlineNote(note, Card(cards, note.Author), note is { Sealed: true, Author: null }));
        var groups = state.Groups.Values.Where(group => !group.Deleted && group.Frame == frame && (group.Title.Length > 0 || notes.Contains(group.Id)))
            .OrderBy(group => group.Order, StringComparer.Ordinal).ThenBy(group => group.Id, StringComparer.Ordinal)
            .Select(group => new OutlineGroup(group.Id, group.Title, [.. notes[group.Id]]));
        return new OutlineSection(frame ?? "", title, [.. groups], [.. notes[""]]);
    }

    // A note hangs where its stack does.
    private static string? FrameOf(BoardState state, Note note) =>
        Living(state, note.Group) is { Length: > 0 } group ? state.Groups[group].Frame : note.Frame;

    private static string Living(BoardState state, string? group) =>
        group is not null && state.Groups.TryGetValue(group, out var found) && !found.Deleted ? group : "";

    private static PersonCard? Card(Dictionary<string, PersonCard> cards, string? author) =>
        author is null ? null : cards.GetValueOrDefault(author);
}

/// <summary>A stack with its notes.</summary>
/// <param name="Id">The group's id.</param>
/// <param name="Title">Its heading; empty where nobody named it.</param>
/// <param name="Notes">In order.</param>
public sealed record OutlineGroup(string Id, string Title, IReadOnlyList<OutlineNote> Notes);

/// <summary>A line of the list.</summary>
/// <param name="Note">The note.</param>
/// <param name="Author">Who wrote it, where that is known.</param>
/// <param name="IsCovered">Whether its words are kept from the reader.</param>
public sealed record OutlineNote(Note Note, PersonCard? Author, bool IsCovered);
