using System.Reflection;
using System.Text.Json;

namespace Fachgruppe.Demo;

/// <summary>The boards of the demo content, from the embedded <c>demo-boards.json</c>; notes are <c>[author, colour, text]</c>.</summary>
internal static class DemoTexts
{
    /// <summary>Every board, the most important one first.</summary>
    public static IReadOnlyList<DemoBoard> Boards { get; } = Load();

    private static List<DemoBoard> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo/demo-boards.json")!;
        var boards = JsonSerializer.Deserialize<List<BoardText>>(stream, JsonSerializerOptions.Web)!;
        return [.. boards.Select(board => new DemoBoard(
            board.Title, board.Audience, board.Maker, board.Template, board.Description, [.. board.Columns.Select(Column)]))];
    }

    private static DemoColumn Column(ColumnText column) =>
        new(column.Title, [.. column.Notes.Select(note => new DemoNote(note[0], note[1], note[2]))]);

    private sealed record BoardText(
        string Title, string Audience, string Maker, string Template, string Description, IReadOnlyList<ColumnText> Columns);

    private sealed record ColumnText(string Title, IReadOnlyList<IReadOnlyList<string>> Notes);
}
