using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine;

/// <summary>
/// Sealed collecting ("verdeckt sammeln"): what is written on a sealed board belongs to its author alone until the
/// board is opened. Pure; everything that leaves the server goes through <see cref="For(BoardState, string?)"/> or
/// <see cref="For(IReadOnlyList{AppliedOperation}, string?)"/>.
/// </summary>
/// <remarks>
/// An effect on a sealed note says so itself, so that hiding it needs no look at the state, and what was written and
/// taken back before the opening stays hidden for ever.
/// </remarks>
public static class Sealing
{
    /// <summary>Whether an operation opens what is sealed.</summary>
    public static bool IsOpening(Operation operation) => operation is { Type: OperationType.BoardSet, Fields.Sealed: false };

    /// <summary>Whether an operation starts or ends sealed collecting.</summary>
    public static bool IsSwitch(Operation operation) => operation is { Type: OperationType.BoardSet, Fields.Sealed: not null };

    /// <summary>Whether an effect is about a sealed note.</summary>
    public static bool IsSealed(Operation effect) => effect.Fields.Sealed == true && effect.Type <= OperationType.NoteRestore;

    /// <summary>Why somebody may not do this to a sealed note, or null.</summary>
    public static Refusal? Check(BoardState state, Operation operation, string? actor)
    {
        if (state.Sealings == 0)
        {
            return null;
        }

        var refused = operation.Type switch
        {
            OperationType.NoteSet or OperationType.NoteDelete or OperationType.NoteRestore =>
                state.Notes.GetValueOrDefault(operation.Id!) is { Sealed: true } note && !Ownership.IsOwn(note, actor, operation.Fields.Key),
            // A stack is made in somebody's name: even one's own notes would be tied to it.
            OperationType.VoteCast => operation.Fields.Voting?.Target is { } target && state.Notes.GetValueOrDefault(target) is { Sealed: true },
            OperationType.GroupAdd => (operation.Fields.Notes ?? []).Any(id => state.Notes.GetValueOrDefault(id) is { Sealed: true }),
            _ => false,
        };
        return refused ? new(Codes.Sealed, RefusalReason.Sealed) : null;
    }

    /// <summary>The effect with its mark where it is about a sealed note.</summary>
    public static Operation Mark(BoardState state, Operation effect)
    {
        if (effect.Type > OperationType.NoteRestore || (!state.Sealed && state.Sealings == 0))
        {
            return effect;
        }

        var note = state.Notes.GetValueOrDefault(effect.Id!);
        var isSealed = effect.Type switch
        {
            OperationType.NoteAdd => state.Sealed,
            OperationType.NoteRestore => state.Sealed && note is { Sealed: true },
            _ => note is { Sealed: true },
        };
        return isSealed ? effect with { Fields = effect.Fields with { Sealed = true } } : effect;
    }

    /// <summary>Those who did something to sealed notes in these operations.</summary>
    public static IEnumerable<string> Authors(IReadOnlyList<AppliedOperation> operations)
        => operations.Where(o => IsSealed(o.Operation)).Select(o => o.Actor).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Operations as a viewer may see them; the very same list where nothing is hidden.</summary>
    public static IReadOnlyList<AppliedOperation> For(IReadOnlyList<AppliedOperation> operations, string? viewer)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (IsHidden(operations[i], viewer))
            {
                return [.. operations.Select(o => IsHidden(o, viewer) ? Cover(o) : o)];
            }
        }

        return operations;
    }

    /// <summary>A board as a viewer may see it; the very same state where nothing is hidden.</summary>
    public static BoardState For(BoardState state, string? viewer)
        => state.Sealings == 0 ? state : state with
        {
            Notes = state.Notes.SetItems(state.Notes.Values.Where(n => n.Sealed && !(viewer is not null && n.Author == viewer))
                .Select(n => KeyValuePair.Create(n.Id, n with { Text = "", Author = null }))),
        };

    /// <summary>Whether somebody wrote a living note that is sealed.</summary>
    public static bool HasOwn(BoardState state, string? viewer)
        => state.Sealings > 0 && viewer is not null && state.Notes.Values.Any(n => n is { Sealed: true, Deleted: false } && n.Author == viewer);

    private static bool IsHidden(AppliedOperation applied, string? viewer)
        => IsSealed(applied.Operation) && !(viewer is not null && applied.Actor == viewer);

    // On anonymous boards nothing else keeps a stranger from asking after an operation by its id.
    private static AppliedOperation Cover(AppliedOperation applied) => applied with
    {
        Actor = null,
        Operation = applied.Operation with
        {
            OpId = applied.Actor is null ? "" : applied.Operation.OpId,
            Fields = applied.Operation.Fields with { Text = null, Author = null },
        },
    };
}
