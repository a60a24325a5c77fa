using System.Text;

namespace Fachgruppe.Platform.Markdown;

/// <summary>
/// Refuses texts whose rendering would cost far more than their size: some shapes of Markdown are quadratic, and
/// 20 KB of a wide table become 94 MB of HTML.
/// </summary>
internal static class MarkdownCheck
{
    public const int MaxBytes = 64 * 1024;
    public const int MaxHeadings = 200;
    public const int MaxColumns = 40;
    public const int MaxRows = 500;
    public const int MaxReferences = 500;
    public const int MaxDepth = 20;
    public const int MaxRun = 60;
    public const int MaxPerLine = 1_000;

    private const string Markers = "*_~`[]()!<>|";

    /// <summary>The first reason to refuse the text, or null.</summary>
    public static MarkdownProblem? Find(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            return new MarkdownProblem("too_long");
        }

        var counts = new Counts();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (OfLine(line, ref counts) is { } code)
            {
                return new MarkdownProblem(code, number);
            }
        }

        return null;
    }

    private static string? OfLine(ReadOnlySpan<char> line, ref Counts counts)
    {
        var content = line.TrimStart();
        counts.Headings += content.StartsWith("#") || IsUnderline(content) ? 1 : 0;
        counts.References += content.StartsWith("[") && content.Contains("]:", StringComparison.Ordinal) ? 1 : 0;
        counts.References += content.Count("[^");
        var columns = content.Count('|');
        counts.Rows = columns > 0 ? counts.Rows + 1 : 0;
        return counts.Headings > MaxHeadings ? "too_many_headings"
            : counts.References > MaxReferences ? "too_many_references"
            : columns > MaxColumns + 1 ? "table_too_wide"
            : counts.Rows > MaxRows ? "table_too_long"
            : LongestRun(line) > MaxRun ? "too_much"
            : Depth(line) > MaxDepth ? "too_deep"
            : CountMarkers(line) > MaxPerLine ? "too_much"
            : null;
    }

    private static bool IsUnderline(ReadOnlySpan<char> line) => line.Length > 0 && line.Trim("=- ").IsEmpty && line.ContainsAny('=', '-');

    /// <summary>Quote marks, list marks and pairs of blanks that open the line, each a level.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        var (levels, blanks) = (0, 0);
        foreach (var letter in line)
        {
            if (letter is ' ' or '\t')
            {
                blanks += letter == '\t' ? 4 : 1;
            }
            else if (letter is '>' or '-' or '+' or '*' or '.' or ')' || char.IsAsciiDigit(letter))
            {
                levels += char.IsAsciiDigit(letter) ? 0 : 1;
            }
            else
            {
                break;
            }
        }

        // A rule or a code indent is no nesting: only marks count, and deep indentation as two blanks a level.
        return line.Trim("-=*_ \t").IsEmpty ? 0 : Math.Max(levels, blanks / 4);
    }

    private static int LongestRun(ReadOnlySpan<char> line)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            run = i > 0 && line[i] == line[i - 1] && Markers.Contains(line[i], StringComparison.Ordinal) ? run + 1 : 1;
            longest = Markers.Contains(line[i], StringComparison.Ordinal) ? Math.Max(longest, run) : longest;
        }

        return longest;
    }

    private static int CountMarkers(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var letter in line)
        {
            count += Markers.Contains(letter, StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    private struct Counts
    {
        public int Headings;
        public int References;
        public int Rows;
    }
}
