using System.Globalization;
using CsvHelper;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Export;

/// <summary>A board as a table: a line a note, for LibreOffice and Excel.</summary>
/// <remarks>RFC 4180 with semicolons and a BOM, as German spreadsheets read it; cells that would be formulas begin with an apostrophe.</remarks>
public sealed class BoardCsv(TextCatalog texts, LocalTime clock)
{
    private static readonly string[] Columns = ["frame", "group", "note", "color", "author", "sector", "at"];

    private static readonly CsvWriterOptions Format = new() { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>UTF-8 with a BOM.</summary>
    public byte[] Write(IReadOnlyList<OutlineSection> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Format, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns.Select(column => texts["export.column-" + column])]);
            foreach (var section in sections)
            {
                foreach (var group in section.Groups)
                {
                    Lines(csv, section.Title, group.Title, group.Notes);
                }

                Lines(csv, section.Title, "", section.Notes);
            }
        }

        return memory.ToArray();
    }

    private void Lines(CsvWriter csv, string frame, string group, IReadOnlyList<OutlineNote> notes)
    {
        foreach (var (note, author, _) in notes)
        {
            csv.WriteRecord([
                frame,
                group,
                note.Text,
                texts["boards.color-" + note.Color],
                author?.Name ?? "",
                author is null ? "" : texts["shell.sector-" + author.Sector],
                author is null ? "" : clock.At(note.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ]);
        }
    }
}
