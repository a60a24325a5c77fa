using System.Text;
using Fachgruppe.Accounts.People;
using Fachgruppe.Boards.Live;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Export;

/// <summary>A board to take along.</summary>
/// <param name="Bytes">What is in the file.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Name">Its name: the title in plain letters, and an ending.</param>
public sealed record ExportedFile(byte[] Bytes, string Type, string Name);

/// <summary>Writes what a viewer sees of a board as a file.</summary>
public sealed class BoardExport(BoardEngine engine, BoardStore boards, PeopleStore people, BoardCsv csv, BoardMinutes minutes, TextCatalog texts)
{
    /// <summary>The formats, as in the address.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["markdown", "csv", "json"];

    /// <summary>Writes a board.</summary>
    /// <returns>The file, or null where the caller sees no such board.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of <see cref="Formats"/>.</exception>
    public async Task<ExportedFile?> WriteAsync(Caller caller, string id, string format, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await engine.StateAsync(caller, id, cancel) is not { } state || await boards.ReadAsync(caller.Viewer, id, cancel) is not { } board)
        {
            return null;
        }

        var authors = state.Notes.Values.Select(note => note.Author).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var all = OutlineSection.Of(state, await people.CardsAsync(authors, cancel), texts["boards.no-frame"]);
        var sections = all.Select(section => section.WithoutCovered()).ToList();
        var name = FileName(board.Title);
        return format switch
        {
            "markdown" => new(Encoding.UTF8.GetBytes(minutes.Write(board.Title, board.Description, sections, all.Sum(section => section.Count) - sections.Sum(section => section.Count))), "text/markdown; charset=utf-8", name + ".md"),
            "csv" => new(csv.Write(sections), "text/csv; charset=utf-8", name + ".csv"),
            "json" => new(BoardFileWriter.Write(board.Title, board.Description, state, sections), "application/json; charset=utf-8", name + ".json"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
    }

    // Umlauts are told in the header's own way; here only what no file system minds.
    private static string FileName(string title)
    {
        var plain = string.Concat(title.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return plain.Length == 0 ? "tafel" : plain[..Math.Min(plain.Length, 80)];
    }
}
