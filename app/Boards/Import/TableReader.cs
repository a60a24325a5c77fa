using System.Text;
using CsvHelper;

namespace Fachgruppe.Boards.Import;

/// <summary>Reads a CSV file of whatever origin: separator, quotes, encoding and headings are found out.</summary>
/// <remarks>RFC 4180, and what spreadsheets make of it. Memory is bounded by the size of the file.</remarks>
internal static class TableReader
{
    /// <summary>The most lines.</summary>
    public const int MostRows = 5_000;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 60;

    private const int LongestRecord = 200_000;

    private static readonly CsvReaderOptions Format = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecord,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = RefuseOpenQuotes,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        SkipEmptyLines = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportException">It is no table, or a larger one than may be.</exception>
    public static ImportedTable Read(byte[] file)
    {
        var (text, encoding) = Decode(file);
        var lines = Lines(text);
        if (lines.Count == 0)
        {
            throw new ImportException("empty");
        }

        var width = lines.Max(line => line.Length);
        var named = lines.Count > 1 && IsHeading(lines[0]);
        var columns = named ? Padded(lines[0], width) : [.. Enumerable.Range(1, width).Select(number => "#" + number)];
        var rows = lines.Skip(named ? 1 : 0).Select(line => (IReadOnlyList<string>)Padded(line, width)).ToList();
        return new ImportedTable(columns, rows, named, ColumnGuess.Of(columns, rows), encoding);
    }

    private static List<string[]> Lines(string text)
    {
        var lines = new List<string[]>();
        using var csv = CsvReader.FromText(text, Format);
        try
        {
            while (csv.Read())
            {
                if (csv.FieldCount > MostColumns)
                {
                    throw new ImportException("columns", csv.LineNumber);
                }

                if (lines.Count > MostRows)
                {
                    throw new ImportException("rows", csv.LineNumber);
                }

                var line = new string[csv.FieldCount];
                for (var i = 0; i < line.Length; i++)
                {
                    line[i] = csv[i].ToString();
                }

                if (line.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    lines.Add(line);
                }
            }
        }
        catch (CsvFormatException error)
        {
            throw new ImportException("malformed", error.LineNumber);
        }

        return lines;
    }

    // Stray quotes are as people write them; a quote that nobody closes swallows the rest of the file.
    private static void RefuseOpenQuotes(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            throw new ImportException("malformed", record.LineNumber);
        }
    }

    // Headings are short, differ from each other, and are there.
    private static bool IsHeading(string[] line) =>
        line.Length > 1
            ? line.All(cell => cell.Length is > 0 and <= 60 && !cell.Contains('\n', StringComparison.Ordinal)) && line.Distinct(StringComparer.OrdinalIgnoreCase).Count() == line.Length
            : ColumnGuess.Of(line, []) is { Text: 0 } && line[0].Length <= 20 && !line[0].Contains(' ', StringComparison.Ordinal);

    private static string[] Padded(string[] line, int width) => [.. line, .. Enumerable.Repeat("", width - line.Length)];

    private static (string Text, string Encoding) Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            var utf16 = file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return (utf16.GetString(file.AsSpan(2)), "utf-16");
        }

        if (file.AsSpan().Contains((byte)0))
        {
            // No text has these bytes: pictures, archives, programs do.
            throw new ImportException("binary");
        }

        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return (utf8.GetString(file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file.AsSpan(3) : file), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file), "windows-1252");
        }
    }
}
