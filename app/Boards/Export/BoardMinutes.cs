using System.Globalization;
using System.Text;
using Fachgruppe.Boards.Pages;
using Fachgruppe.Platform.Markdown;
using Fachgruppe.Texts;

namespace Fachgruppe.Boards.Export;

/// <summary>A board as Markdown: frames are headings, groups headings below, notes lines. The same board gives the same text.</summary>
public sealed class BoardMinutes(TextCatalog texts)
{
    /// <summary>Markdown with line feeds.</summary>
    /// <param name="title">The board's.</param>
    /// <param name="description">Markdown.</param>
    /// <param name="sections">What the reader sees.</param>
    /// <param name="covered">How many notes are still sealed and therefore missing.</param>
    public string Write(string title, string description, IReadOnlyList<OutlineSection> sections, int covered)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownEscape.Line(title)).Append("\n\n");
        if (!string.IsNullOrWhiteSpace(description))
        {
            text.Append(description.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        }

        if (covered > 0)
        {
            text.Append(texts.Count("export.covered", covered)).Append("\n\n");
        }

        foreach (var section in sections)
        {
            Heading(text, "##", section.Title, section.Count);
            Notes(text, section.Notes);
            foreach (var group in section.Groups)
            {
                Heading(text, "###", group.Title, group.Notes.Count);
                Notes(text, group.Notes);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void Heading(StringBuilder text, string marks, string title, int notes) =>
        text.Append(CultureInfo.InvariantCulture, $"{marks} {MarkdownEscape.Line(title)} ({texts.Count("boards.notes", notes)})\n\n");

    private static void Notes(StringBuilder text, IReadOnlyList<OutlineNote> notes)
    {
        foreach (var (note, author, _) in notes)
        {
            var by = author is null ? "" : $" ({MarkdownEscape.Line(author.Name)})";
            text.Append("- ").Append(MarkdownEscape.Item(note.Text)).Append(by).Append('\n');
        }

        if (notes.Count > 0)
        {
            text.Append('\n');
        }
    }
}
