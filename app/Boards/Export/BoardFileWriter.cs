using System.Text.Json;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Pages;

namespace Fachgruppe.Boards.Export;

/// <summary>A board as JSON: the same board gives the same bytes.</summary>
internal static class BoardFileWriter
{
    /// <summary>UTF-8 with a line feed at the end.</summary>
    public static byte[] Write(string title, string description, BoardState state, IReadOnlyList<OutlineSection> sections) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(Of(title, description, state, sections), BoardFile.Options), (byte)'\n'];

    /// <summary>The same before it becomes bytes.</summary>
    public static BoardFile Of(string title, string description, BoardState state, IReadOnlyList<OutlineSection> sections)
    {
        var frames = new List<FileFrame>();
        var groups = new List<FileGroup>();
        var notes = new List<FileNote>();
        foreach (var section in sections)
        {
            string? key = null;
            if (state.Frames.TryGetValue(section.Id, out var frame))
            {
                key = "f" + (frames.Count + 1);
                frames.Add(new FileFrame(key, frame.Title, frame.Kind, frame.X, frame.Y, frame.W, frame.H));
            }

            foreach (var group in section.Groups)
            {
                var row = state.Groups[group.Id];
                groups.Add(new FileGroup("g" + (groups.Count + 1), row.Title, key, row.X, row.Y));
                notes.AddRange(group.Notes.Select(note => Note(note, key, groups[^1].Key)));
            }

            notes.AddRange(section.Notes.Select(note => Note(note, key, null)));
        }

        return new BoardFile(BoardFile.FormatName, BoardFile.CurrentVersion, title, description, frames, groups, notes);
    }

    private static FileNote Note(OutlineNote line, string? frame, string? group)
    {
        var note = line.Note;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(note.At);
        return new FileNote(note.Text, note.Color, note.Size, note.X, note.Y, frame, group, line.Author?.Name, line.Author is null ? null : at);
    }
}
