using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine;

/// <summary>What is locked ("festgestellt") is changed and moved by the moderation alone; pure.</summary>
public static class LockRules
{
    /// <summary>Why an operation of somebody who does not moderate is refused, or null where no lock is in its way.</summary>
    public static Refusal? Check(BoardState state, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Fields.Locked is not null ? new(Codes.Forbidden, RefusalReason.NotLead)
            : IsHeld(state, operation) ? new(Codes.Forbidden, RefusalReason.Locked)
            : null;
    }

    private static bool IsHeld(BoardState state, Operation operation)
    {
        var (id, fields) = (operation.Id ?? "", operation.Fields);
        return operation.Type switch
        {
            OperationType.NoteSet or OperationType.NoteDelete or OperationType.NoteRestore => state.Notes.GetValueOrDefault(id) is { Locked: true },
            OperationType.FrameSet => state.Frames.GetValueOrDefault(id) is { Locked: true } || ((fields.X ?? fields.Y) is not null && HoldsLocked(state, id)),
            OperationType.FrameDelete => state.Frames.GetValueOrDefault(id) is { Locked: true } || HoldsLocked(state, id),
            OperationType.FrameRestore => state.Frames.GetValueOrDefault(id) is { Locked: true },
            OperationType.GroupAdd => fields.Notes is { } notes && Any(state, notes),
            OperationType.GroupSet or OperationType.GroupRestore => state.Groups.GetValueOrDefault(id) is { Locked: true },
            OperationType.GroupDelete => state.Groups.GetValueOrDefault(id) is { Locked: true } || state.Notes.Values.Any(note => note is { Locked: true, Deleted: false } && note.Group == id),
            _ => false,
        };
    }

    // A frame that moves or goes takes what is in it along.
    private static bool HoldsLocked(BoardState state, string frame) =>
        state.Notes.Values.Any(note => note is { Locked: true, Deleted: false } && note.Frame == frame)
        || state.Groups.Values.Any(group => group is { Locked: true, Deleted: false } && group.Frame == frame);

    private static bool Any(BoardState state, ImmutableArray<string> notes) => notes.Any(id => state.Notes.GetValueOrDefault(id) is { Locked: true });
}
