using System.Text;
using System.Text.RegularExpressions;

namespace Fachgruppe.Platform.Markdown;

/// <summary>Puts what people wrote into Markdown so that it reads as written and nothing in it means anything.</summary>
/// <remarks>CommonMark 0.31.2, 2.4: a backslash before punctuation makes it literal.</remarks>
public static partial class MarkdownEscape
{
    private const string Special = "\\`*_[]<>|~&";

    /// <summary>One line of text: a heading, a name.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(White().Replace(text, " ").Trim());
    }

    /// <summary>The text of a list item; its further lines stay in the item as lines of their own.</summary>
    public static string Item(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => Escape(line.Trim())).Where(line => line.Length > 0);
        return string.Join("\\\n  ", lines);
    }

    private static string Escape(string line)
    {
        var safe = new StringBuilder(line.Length + 8);
        foreach (var letter in line)
        {
            _ = Special.Contains(letter, StringComparison.Ordinal) ? safe.Append('\\').Append(letter) : safe.Append(letter);
        }

        return Beginning().Replace(safe.ToString(), "$1\\$2");
    }

    // A heading, a list, a rule and a table begin with these at the beginning of a line only.
    [GeneratedRegex(@"^(\d{0,9})([#+\-.)=:!])")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
