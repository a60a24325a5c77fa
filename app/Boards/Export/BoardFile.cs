using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fachgruppe.Boards.Export;

/// <summary>A board as a file of its own: what hangs on it, in reading order, without ids, votes and rights.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Always <see cref="CurrentVersion"/>.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Frames">In order.</param>
/// <param name="Groups">In order, those of a frame together.</param>
/// <param name="Notes">In order, those of a frame and of a group together.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BoardFile(
    string Format,
    int Version,
    string Title,
    string Description,
    IReadOnlyList<FileFrame> Frames,
    IReadOnlyList<FileGroup> Groups,
    IReadOnlyList<FileNote> Notes)
{
    /// <summary>What tells such a file from any other JSON.</summary>
    public const string FormatName = "fachgruppe-board";

    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>camelCase, indented, letters as they are; the file is never part of a page.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
    };
}

/// <summary>A frame in a file.</summary>
/// <param name="Key">What groups and notes of the file call it by.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Kind">One of <see cref="Engine.Values.Kinds"/>.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="W">Width.</param>
/// <param name="H">Height.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FileFrame(string Key, string Title, string Kind, double X, double Y, double W, double H);

/// <summary>A group in a file.</summary>
/// <param name="Key">What notes of the file call it by.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Frame">Key of its frame, if it lies in one.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FileGroup(string Key, string Title, string? Frame, double X, double Y);

/// <summary>A note in a file.</summary>
/// <param name="Text">Up to 2,000 characters.</param>
/// <param name="Color">One of <see cref="Engine.Values.Colors"/>.</param>
/// <param name="Size">One of <see cref="Engine.Values.Sizes"/>.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Frame">Key of its frame, if it lies in one.</param>
/// <param name="Group">Key of its group, if it lies in one.</param>
/// <param name="Author">Who wrote it, for people who read the file; nobody is made an author by a file.</param>
/// <param name="At">When, likewise.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FileNote(
    string Text, string Color, string Size, double X, double Y, string? Frame, string? Group, string? Author, DateTimeOffset? At);
