using System.Collections.Immutable;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Engine;

/// <summary>What the rules make of an operation: its effect, or why not.</summary>
/// <param name="Effect">The operation with defaults filled in and fallbacks taken; null when refused.</param>
/// <param name="Refusal">Null when accepted.</param>
public readonly record struct Decision(Operation? Effect, Refusal? Refusal);

/// <summary>
/// State + operation → effect or refusal; pure. Conflicts resolve here, per property and in server order: later
/// values win, deleting wins over editing, what is put into a deleted container lands outside.
/// </summary>
public static class BoardRules
{
    /// <summary>Notes, frames and groups that one board may hold at a time; tombstones do not count.</summary>
    public const int MaxObjects = 20_000;

    /// <summary>Decides one operation at that moment of the server's clock.</summary>
    public static Decision Decide(BoardState state, Operation operation, long at) => operation.Type switch
    {
        OperationType.NoteAdd => AddNote(state, operation),
        OperationType.NoteSet => Edit(state.Notes, operation, n => n.Deleted, f => Placed(state, f)),
        OperationType.NoteDelete => Known(state.Notes.ContainsKey(operation.Id!), operation),
        OperationType.NoteRestore => RestoreNote(state, operation),
        OperationType.FrameAdd => Add(state, operation, f => Complete(state, f)),
        OperationType.FrameSet => Edit(state.Frames, operation, f => f.Deleted, f => new(f, null)),
        OperationType.FrameDelete => Known(state.Frames.ContainsKey(operation.Id!), operation),
        OperationType.FrameRestore => RestoreFrame(state, operation),
        OperationType.GroupAdd => AddGroup(state, operation),
        OperationType.GroupSet => Edit(state.Groups, operation, g => g.Deleted, f => Placed(state, f)),
        OperationType.GroupDelete => Known(state.Groups.ContainsKey(operation.Id!), operation),
        OperationType.GroupRestore => RestoreGroup(state, operation),
        _ when operation.Type.IsVoting() => VotingRules.Decide(state, operation),
        // Votes are decided where the dots lie.
        _ when operation.Type.IsVote() => new(null, Refusal.Invalid(RefusalReason.UnknownType, "type")),
        _ => SetBoard(state, operation, at),
    };

    /// <summary>Decides and, where accepted, applies: the state after the operation at that place in the order.</summary>
    public static (BoardState State, AppliedOperation? Applied, Refusal? Refusal) Apply(
        BoardState state, Operation operation, string? actor, long at, long seq)
    {
        var decision = Decide(state, operation, at);
        if (decision.Effect is null)
        {
            return (state, null, decision.Refusal);
        }

        var applied = new AppliedOperation(seq, actor, at, decision.Effect);
        return (BoardReducer.Apply(state, applied), applied, null);
    }

    private static Decision SetBoard(BoardState state, Operation operation, long at)
    {
        if (operation.Fields.Timer is not { } wish)
        {
            return new(operation, null);
        }

        if (wish.Verb == TimerVerb.Is)
        {
            // Ends are the server's to decide.
            return new(null, Refusal.Invalid(RefusalReason.UnknownField, "end"));
        }

        return wish.Decide(state.Facilitation.Timer, at) is { } timer
            ? new(operation with { Fields = operation.Fields with { Timer = timer } }, null)
            : new(null, Refusal.Invalid(RefusalReason.NoTimer, "timer"));
    }

    private static Decision AddNote(BoardState state, Operation operation)
    {
        var placed = Placed(state, operation.Fields);
        return placed.Refusal is not null ? new(null, placed.Refusal) : Add(state, operation with { Fields = placed.Fields! }, f => f with
        {
            Color = f.Color ?? Values.DefaultColor,
            Size = f.Size ?? Values.DefaultSize,
            Frame = Reference.To(f.Frame.Id),
            Group = Reference.To(f.Group.Id),
            Order = f.Order ?? BoardOrder.AfterEverything(state),
        });
    }

    private static Decision AddGroup(BoardState state, Operation operation)
    {
        var placed = Placed(state, operation.Fields);
        if (placed.Refusal is not null)
        {
            return new(null, placed.Refusal);
        }

        var notes = operation.Fields.Notes ?? [];
        if (notes.FirstOrDefault(id => !state.Notes.ContainsKey(id)) is not null)
        {
            return new(null, Unknown("notes"));
        }

        var living = notes.Distinct().Where(id => !state.Notes[id].Deleted).ToImmutableArray();
        var first = living.IsEmpty ? null : state.Notes[living[0]];
        return Add(state, operation with { Fields = placed.Fields! }, f => f with
        {
            Title = f.Title ?? "",
            X = f.X ?? first?.X ?? 0,
            Y = f.Y ?? first?.Y ?? 0,
            Frame = f.Frame.Given ? f.Frame : Reference.To(first?.Frame),
            Order = f.Order ?? BoardOrder.AfterEverything(state),
            Notes = living,
        });
    }

    private static Fields Complete(BoardState state, Fields f) => f with
    {
        Title = f.Title ?? "",
        Kind = f.Kind ?? Values.DefaultKind,
        W = f.W ?? Values.DefaultSide,
        H = f.H ?? Values.DefaultSide,
        Order = f.Order ?? BoardOrder.AfterEverything(state),
    };

    private static Decision Add(BoardState state, Operation operation, Func<Fields, Fields> complete)
    {
        var id = operation.Id!;
        if (state.Notes.ContainsKey(id) || state.Frames.ContainsKey(id) || state.Groups.ContainsKey(id) || state.Votings.ContainsKey(id))
        {
            return new(null, Refusal.Invalid(RefusalReason.IdTaken, "id"));
        }

        return state.Living >= MaxObjects
            ? new(null, new(Codes.TooMany, RefusalReason.BoardFull))
            : new(operation with { Fields = complete(operation.Fields) }, null);
    }

    private static Decision Edit<T>(
        ImmutableDictionary<string, T> all, Operation operation, Func<T, bool> deleted, Func<Fields, (Fields? Fields, Refusal? Refusal)> place)
    {
        if (!all.TryGetValue(operation.Id!, out var known))
        {
            return new(null, Unknown("id"));
        }

        if (deleted(known))
        {
            return new(null, new(Codes.Deleted, RefusalReason.Deleted));
        }

        var (fields, refusal) = place(operation.Fields);
        return refusal is null ? new(operation with { Fields = fields! }, null) : new(null, refusal);
    }

    // Deleting what somebody else has just deleted is what the person wanted: it takes its place without effect.
    private static Decision Known(bool known, Operation operation) => known ? new(operation, null) : new(null, Unknown("id"));

    private static Decision RestoreNote(BoardState state, Operation operation)
        => !state.Notes.TryGetValue(operation.Id!, out var n) ? new(null, Unknown("id")) : new(
            operation with
            {
                Fields = new Fields
                {
                    Text = n.Text,
                    X = n.X,
                    Y = n.Y,
                    Color = n.Color,
                    Size = n.Size,
                    Frame = Reference.To(LivingFrame(state, n.Frame)),
                    Group = Reference.To(LivingGroup(state, n.Group)),
                    Order = n.Order,
                    Author = n.Author,
                    Created = n.At,
                    Locked = Kept(n.Locked),
                },
            },
            null);

    private static Decision RestoreFrame(BoardState state, Operation operation)
        => !state.Frames.TryGetValue(operation.Id!, out var f) ? new(null, Unknown("id")) : new(
            operation with { Fields = new Fields { Title = f.Title, Kind = f.Kind, X = f.X, Y = f.Y, W = f.W, H = f.H, Order = f.Order, Locked = Kept(f.Locked) } }, null);

    private static Decision RestoreGroup(BoardState state, Operation operation)
        => !state.Groups.TryGetValue(operation.Id!, out var g) ? new(null, Unknown("id")) : new(
            operation with
            {
                Fields = new Fields { Title = g.Title, X = g.X, Y = g.Y, Frame = Reference.To(LivingFrame(state, g.Frame)), Order = g.Order, Locked = Kept(g.Locked) },
            },
            null);

    private static (Fields? Fields, Refusal? Refusal) Placed(BoardState state, Fields fields)
    {
        if (fields.Frame.Id is { } frame && !state.Frames.ContainsKey(frame))
        {
            return (null, Unknown("frame"));
        }

        if (fields.Group.Id is { } group && !state.Groups.ContainsKey(group))
        {
            return (null, Unknown("group"));
        }

        return (fields with
        {
            Frame = fields.Frame with { Id = LivingFrame(state, fields.Frame.Id) },
            Group = fields.Group with { Id = LivingGroup(state, fields.Group.Id) },
        }, null);
    }

    private static string? LivingFrame(BoardState state, string? id)
        => id is not null && state.Frames.TryGetValue(id, out var frame) && !frame.Deleted ? id : null;

    private static string? LivingGroup(BoardState state, string? id)
        => id is not null && state.Groups.TryGetValue(id, out var group) && !group.Deleted ? id : null;

    // What is not locked says nothing of it, as in a state.
    private static bool? Kept(bool locked) => locked ? true : null;

    private static Refusal Unknown(string field) => new(Codes.NotFound, RefusalReason.Unknown, field);
}
