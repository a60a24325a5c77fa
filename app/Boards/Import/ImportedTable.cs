namespace Fachgruppe.Boards.Import;

/// <summary>A table somebody wants to hang on a board, as it was read, nothing taken over yet.</summary>
/// <param name="Columns">Its headings; numbered where it has none.</param>
/// <param name="Rows">Its lines, each as long as the headings, without the heading line.</param>
/// <param name="IsNamed">Whether the first line was taken for headings.</param>
/// <param name="Guess">Which column holds what, as far as headings tell; −1 for none.</param>
/// <param name="Encoding">How its letters were written: <c>utf-8</c>, <c>utf-16</c> or <c>windows-1252</c>.</param>
public sealed record ImportedTable(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool IsNamed, ColumnGuess Guess, string Encoding);

/// <summary>Which column of a table holds what; −1 for none.</summary>
/// <param name="Text">The notes' texts.</param>
/// <param name="Frame">Titles of frames.</param>
/// <param name="Group">Titles of stacks.</param>
/// <param name="Color">Colours, by word or as #rrggbb.</param>
public sealed record ColumnGuess(int Text, int Frame, int Group, int Color)
{
    // Headings of our own tables in both languages, and of what other boards give out.
    private static readonly string[] Texts = ["zettel", "text", "note", "notes", "notiz", "content", "inhalt", "sticky note", "card", "karte", "beschreibung", "description", "title"];
    private static readonly string[] Frames = ["bereich", "frame", "column", "column_name", "columnname", "spalte", "area", "list", "liste", "lane", "section"];
    private static readonly string[] Groups = ["stapel", "stack", "group", "gruppe", "cluster", "parent"];
    private static readonly string[] Colors = ["farbe", "color", "colour", "bg color", "background", "column_color"];

    /// <summary>From the headings; without any known one the longest column is the text.</summary>
    public static ColumnGuess Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var names = columns.Select(column => column.Trim().ToLowerInvariant()).ToList();
        var text = First(names, Texts);
        return new ColumnGuess(text >= 0 ? text : Longest(columns.Count, rows), First(names, Frames), First(names, Groups), First(names, Colors));
    }

    private static int First(List<string> names, string[] known) => known.Select(word => names.IndexOf(word)).FirstOrDefault(index => index >= 0, -1);

    private static int Longest(int columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        Enumerable.Range(0, columns).MaxBy(column => rows.Take(200).Sum(row => (long)row[column].Length));
}
