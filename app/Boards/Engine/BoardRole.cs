namespace Fachgruppe.Boards.Engine;

/// <summary>What somebody may do on a board, from little to much.</summary>
public enum BoardRole
{
    /// <summary>Look.</summary>
    Read,

    /// <summary>Add notes, and touch only one's own ("Nur Zettel").</summary>
    Notes,

    /// <summary>Change everything.</summary>
    Edit,
}

/// <summary>What roles allow, asked of the state that an operation meets; pure.</summary>
public static class BoardRoles
{
    /// <summary>The contract's word for a role.</summary>
    public static string Word(this BoardRole role) => role switch { BoardRole.Edit => "edit", BoardRole.Notes => "notes", _ => "read" };

    /// <summary>The role of a word; an unknown one only reads.</summary>
    public static BoardRole Parse(string? word) => word switch { "edit" => BoardRole.Edit, "notes" => BoardRole.Notes, _ => BoardRole.Read };

    /// <summary>Why a role does not allow an operation, or null where it does.</summary>
    public static Refusal? Check(BoardRole role, BoardState state, Operation operation, string? actor) => role switch
    {
        BoardRole.Edit => null,
        BoardRole.Notes => IsOwn(state, operation, actor) ? null : new(Codes.Forbidden, RefusalReason.NotOwn),
        _ => new(Codes.Forbidden, RefusalReason.ReadOnly),
    };

    private static bool IsOwn(BoardState state, Operation operation, string? actor) => operation.Type switch
    {
        OperationType.NoteAdd => true,
        // An unknown note is refused as such by the rules.
        OperationType.NoteSet or OperationType.NoteDelete or OperationType.NoteRestore =>
            !state.Notes.TryGetValue(operation.Id!, out var note) || Ownership.IsOwn(note, actor, operation.Fields.Key),
        _ => false,
    };
}
