namespace Fachgruppe.Boards.Engine;

/// <summary>What somebody may do on a board, from little to much.</summary>
public enum BoardRole
{
    /// <summary>Look ("Lesen").</summary>
    Read,

    /// <summary>Add notes, and touch only one's own ("Nur Zettel").</summary>
    Notes,

    /// <summary>Change what is on the board ("Mitarbeit").</summary>
    Edit,

    /// <summary>Change the board itself as well: settings, roles, guests, phases ("Moderation").</summary>
    Lead,
}

/// <summary>What roles allow, asked of the state that an operation meets; pure.</summary>
public static class BoardRoles
{
    /// <summary>The word of the role in which people start unless the organiser chose another.</summary>
    public const string Usual = "edit";

    private static readonly Fields Placed = new() { X = 0, Y = 0 };
    private static readonly string[] Words = ["read", "notes", "edit", "lead"];

    /// <summary>The words of all roles, from little to much.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary>The words of the roles in which people can start: nobody moderates by merely coming.</summary>
    public static IReadOnlyList<string> Starting { get; } = Words[..3];

    /// <summary>The contract's word for a role.</summary>
    public static string Word(this BoardRole role) => Words[(int)role];

    /// <summary>The role of a word; an unknown one only reads.</summary>
    public static BoardRole Parse(string? word) => (BoardRole)Math.Max(0, Array.IndexOf(Words, word));

    /// <summary>Why a role does not allow an operation, or null where it does.</summary>
    public static Refusal? Check(BoardRole role, BoardState state, Operation operation, string? actor)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return role switch
        {
            BoardRole.Lead => null,
            BoardRole.Read => new(Codes.Forbidden, RefusalReason.ReadOnly),
            // Whoever moderates opened the voting: no phase keeps anybody from it, freezing does.
            _ when operation.Type.IsVote() => operation.Fields.Voting?.From is not null ? new(Codes.Forbidden, RefusalReason.NotLead)
                : state.Facilitation.Frozen ? new(Codes.Forbidden, RefusalReason.Frozen) : null,
            _ when operation.Type == OperationType.VotingDeputy && actor is not null && operation.Fields.Voting?.Person == actor => null,
            _ when operation.Type.IsVoting() => new(Codes.Forbidden, RefusalReason.NotLead),
            _ when operation.Type == OperationType.BoardSet => new(Codes.Forbidden, RefusalReason.NotLead),
            BoardRole.Notes when !IsOwn(state, operation, actor) => new(Codes.Forbidden, RefusalReason.NotOwn),
            _ => LockRules.Check(state, operation) ?? PhaseRules.Check(state, operation, actor),
        };
    }

    /// <summary>Whether a role, the phase and locks let somebody move a note.</summary>
    public static bool MayMove(BoardRole role, BoardState state, string note, string? actor) =>
        Check(role, state, new Operation("", OperationType.NoteSet, note, Placed), actor) is null;

    /// <summary>Whether an operation adds a note or touches one of somebody's own.</summary>
    internal static bool IsOwn(BoardState state, Operation operation, string? actor) => operation.Type switch
    {
        OperationType.NoteAdd => true,
        // An unknown note is refused as such by the rules.
        OperationType.NoteSet or OperationType.NoteDelete or OperationType.NoteRestore =>
            !state.Notes.TryGetValue(operation.Id!, out var note) || (actor is not null && note.Author == actor),
        _ => false,
    };
}
