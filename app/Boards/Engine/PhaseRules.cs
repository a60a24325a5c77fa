namespace Fachgruppe.Boards.Engine;

/// <summary>What the phase of a board and its switches leave to everybody but the moderation; pure.</summary>
public static class PhaseRules
{
    /// <summary>Why an operation has to wait, or null where it need not.</summary>
    /// <remarks>It only takes away: whether the role allows the operation at all is <see cref="BoardRoles"/>' question.</remarks>
    public static Refusal? Check(BoardState state, Operation operation, string? actor)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operation);
        return state.Facilitation.Frozen ? Forbidden(RefusalReason.Frozen) : state.Facilitation.Phase switch
        {
            "arrive" or "collect" => BoardRoles.IsOwn(state, operation, actor) ? null : Forbidden(RefusalReason.PhaseCollect),
            "reveal" => Forbidden(RefusalReason.PhaseReveal),
            "order" => OnlyPlaces(operation) ? null : Forbidden(RefusalReason.PhaseOrder),
            "weigh" or "decide" => Forbidden(RefusalReason.PhaseVote),
            _ => null,
        };
    }

    private static bool OnlyPlaces(Operation operation) => operation.Type switch
    {
        OperationType.NoteSet => operation.Fields is { Text: null, Color: null, Size: null },
        OperationType.NoteAdd or OperationType.NoteDelete or OperationType.NoteRestore => false,
        _ => true,
    };

    private static Refusal Forbidden(RefusalReason reason) => new(Codes.Forbidden, reason);
}
