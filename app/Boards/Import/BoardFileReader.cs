using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Export;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Boards.Import;

/// <summary>Reads a board's file. Nothing of it counts before all of it was checked.</summary>
internal static class BoardFileReader
{
    /// <summary>The most notes.</summary>
    public const int MostNotes = 5_000;

    private const int MostContainers = 500;

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="ImportException">It is no board, or something in it may not be.</exception>
    public static BoardFile Read(byte[] file)
    {
        var board = Parse(file);
        if (board.Format != BoardFile.FormatName || board.Frames is null || board.Groups is null || board.Notes is null)
        {
            throw new ImportException("foreign");
        }

        if (board.Version != BoardFile.CurrentVersion)
        {
            throw new ImportException("version");
        }

        if (board.Notes.Count > MostNotes || board.Frames.Count > MostContainers || board.Groups.Count > MostContainers)
        {
            throw new ImportException("rows");
        }

        CheckContainers(board);
        CheckNotes(board);
        return board;
    }

    private static BoardFile Parse(byte[] file)
    {
        try
        {
            return JsonSerializer.Deserialize<BoardFile>(file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file, BoardFile.Options) ?? throw new ImportException("foreign");
        }
        catch (JsonException error)
        {
            throw new ImportException(error.InnerException is null && error.Path is null or "$" ? "foreign" : "json", error.LineNumber + 1);
        }
    }

    private static void CheckContainers(BoardFile board)
    {
        var frames = board.Frames.Select(frame => frame?.Key).ToHashSet();
        var groups = board.Groups.Select(group => group?.Key).ToHashSet();
        Check(frames.Count == board.Frames.Count && groups.Count == board.Groups.Count, "keys", null);
        for (var i = 0; i < board.Frames.Count; i++)
        {
            var frame = board.Frames[i];
            var isGood = frame is { Key.Length: > 0 } && Values.Kinds.Contains(frame.Kind ?? "") && IsTitle(frame.Title)
                && IsPlace(frame.X, frame.Y) && frame.W is >= 80 and <= 20_000 && frame.H is >= 80 and <= 20_000;
            Check(isGood, "frame", i + 1);
        }

        for (var i = 0; i < board.Groups.Count; i++)
        {
            var group = board.Groups[i];
            Check(group is { Key.Length: > 0 } && IsTitle(group.Title) && IsPlace(group.X, group.Y) && (group.Frame is null || frames.Contains(group.Frame)), "group", i + 1);
        }
    }

    private static void CheckNotes(BoardFile board)
    {
        var frames = board.Frames.Select(frame => frame.Key).ToHashSet(StringComparer.Ordinal);
        var groups = board.Groups.ToDictionary(group => group.Key, group => group.Frame, StringComparer.Ordinal);
        for (var i = 0; i < board.Notes.Count; i++)
        {
            var note = board.Notes[i];
            var isGood = note is { Text: not null } && TextRules.Check(note.Text, TextRules.MaxNoteText, lines: true, "text") is null
                && Values.Colors.Contains(note.Color ?? "") && Values.Sizes.Contains(note.Size ?? "") && IsPlace(note.X, note.Y)
                && (note.Frame is null || frames.Contains(note.Frame))
                && (note.Group is null || (groups.TryGetValue(note.Group, out var frame) && frame == note.Frame));
            Check(isGood, "note", i + 1);
        }
    }

    private static void Check(bool isGood, string code, int? number)
    {
        if (!isGood)
        {
            throw new ImportException(code, number);
        }
    }

    private static bool IsTitle(string? title) => title is not null && TextRules.Check(title, TextRules.MaxTitle, lines: false, "title") is null;

    private static bool IsPlace(double x, double y) => Math.Abs(x) <= Values.Reach && Math.Abs(y) <= Values.Reach;
}
