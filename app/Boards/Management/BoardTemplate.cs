namespace Fachgruppe.Boards.Management;

/// <summary>What a new board starts with: column frames with titles.</summary>
/// <param name="Name">As in the API: <c>empty</c>, <c>topics</c>, <c>retrospective</c>.</param>
/// <param name="Frames">Text keys of the frames' titles, from left to right.</param>
public sealed record BoardTemplate(string Name, IReadOnlyList<string> Frames)
{
    /// <summary>The template of a board without one.</summary>
    public const string Empty = "empty";

    /// <summary>All of them, in the order the page offers them.</summary>
    public static readonly IReadOnlyList<BoardTemplate> All =
    [
        new(Empty, []),
        new("topics", ["boards.topics-ideas", "boards.topics-needs", "boards.topics-hurdles", "boards.topics-offers"]),
        new("retrospective", ["boards.retro-good", "boards.retro-bad", "boards.retro-next"]),
    ];

    /// <summary>The template of a name, or null; no name means the empty one.</summary>
    public static BoardTemplate? Find(string? name) => All.FirstOrDefault(template => template.Name == (string.IsNullOrEmpty(name) ? Empty : name));
}
