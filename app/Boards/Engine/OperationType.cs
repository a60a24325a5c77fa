using System.Collections.Frozen;

namespace Fachgruppe.Boards.Engine;

/// <summary>What an operation does to what. The names on the wire are those of the contract.</summary>
public enum OperationType
{
    /// <summary>note.add</summary>
    NoteAdd,

    /// <summary>note.set</summary>
    NoteSet,

    /// <summary>note.delete</summary>
    NoteDelete,

    /// <summary>note.restore</summary>
    NoteRestore,

    /// <summary>frame.add</summary>
    FrameAdd,

    /// <summary>frame.set</summary>
    FrameSet,

    /// <summary>frame.delete</summary>
    FrameDelete,

    /// <summary>frame.restore</summary>
    FrameRestore,

    /// <summary>group.add</summary>
    GroupAdd,

    /// <summary>group.set</summary>
    GroupSet,

    /// <summary>group.delete</summary>
    GroupDelete,

    /// <summary>group.restore</summary>
    GroupRestore,

    /// <summary>board.set</summary>
    BoardSet,
}

/// <summary>The wire names of <see cref="OperationType"/>.</summary>
public static class OperationTypes
{
    private static readonly string[] Names =
    [
        "note.add", "note.set", "note.delete", "note.restore", "frame.add", "frame.set", "frame.delete", "frame.restore",
        "group.add", "group.set", "group.delete", "group.restore", "board.set",
    ];

    private static readonly FrozenDictionary<string, OperationType> ByName =
        Names.Select((name, index) => (name, index)).ToFrozenDictionary(n => n.name, n => (OperationType)n.index);

    /// <summary>The wire name.</summary>
    public static string Name(this OperationType type) => Names[(int)type];

    /// <summary>The type of that wire name, null where there is none.</summary>
    public static OperationType? Parse(string name) => ByName.TryGetValue(name, out var type) ? type : null;
}
