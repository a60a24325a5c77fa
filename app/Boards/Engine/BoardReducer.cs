using System.Collections.Immutable;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Engine;

/// <summary>
/// State + effect → state. It decides nothing and never fails, so that replaying the journal gives the same board
/// on every machine, whatever the rules have become since. The browser's reducer is its twin.
/// </summary>
public static class BoardReducer
{
    /// <summary>The state after one more operation.</summary>
    public static BoardState Apply(BoardState state, AppliedOperation applied)
    {
        var (id, fields) = (applied.Operation.Id ?? "", applied.Operation.Fields);
        var next = applied.Operation.Type switch
        {
            OperationType.NoteAdd => PutNote(state, NewNote(id, fields, applied.Actor, applied.At)),
            OperationType.NoteRestore => PutNote(state, NewNote(id, fields, fields.Author, fields.Created ?? applied.At)),
            OperationType.NoteSet => SetNote(state, id, fields),
            OperationType.NoteDelete => state.Notes.TryGetValue(id, out var note) ? PutNote(state, note with { Deleted = true }) : state,
            OperationType.FrameAdd or OperationType.FrameRestore => PutFrame(state, NewFrame(id, fields)),
            OperationType.FrameSet => SetFrame(state, id, fields),
            OperationType.FrameDelete => DeleteFrame(state, id),
            OperationType.GroupAdd => Gather(PutGroup(state, NewGroup(id, fields)), id, fields),
            OperationType.GroupRestore => PutGroup(state, NewGroup(id, fields)),
            OperationType.GroupSet => SetGroup(state, id, fields),
            OperationType.GroupDelete => DeleteGroup(state, id),
            _ when applied.Operation.Type.IsVoting() => VotingRules.Apply(state, applied.Operation),
            _ => state with
            {
                Title = fields.Title ?? state.Title,
                Description = fields.Description ?? state.Description,
                Facilitation = state.Facilitation.With(fields),
            },
        };
        return next with { Seq = applied.Seq, LastOrder = BoardOrder.Last(state.LastOrder, fields.Order) };
    }

    /// <summary>The state after many more.</summary>
    public static BoardState Apply(BoardState state, IEnumerable<AppliedOperation> operations) => operations.Aggregate(state, Apply);

    private static Note NewNote(string id, Fields f, string? author, long at)
        => new(id, f.Text ?? "", f.X ?? 0, f.Y ?? 0, f.Color ?? Values.DefaultColor, f.Size ?? Values.DefaultSize, f.Frame.Id, f.Group.Id, f.Order ?? FractionalIndex.First, author, at, Locked: f.Locked ?? false);

    private static Frame NewFrame(string id, Fields f)
        => new(id, f.Title ?? "", f.Kind ?? Values.DefaultKind, f.X ?? 0, f.Y ?? 0, f.W ?? Values.DefaultSide, f.H ?? Values.DefaultSide, f.Order ?? FractionalIndex.First, Locked: f.Locked ?? false);

    private static Group NewGroup(string id, Fields f)
        => new(id, f.Title ?? "", f.Frame.Id, f.X ?? 0, f.Y ?? 0, f.Order ?? FractionalIndex.First, Locked: f.Locked ?? false);

    private static BoardState PutNote(BoardState state, Note note) => state with
    {
        Living = state.Living + Difference(state.Notes.GetValueOrDefault(note.Id) is { Deleted: false }, !note.Deleted),
        Notes = state.Notes.SetItem(note.Id, note),
    };

    private static BoardState PutFrame(BoardState state, Frame frame) => state with
    {
        Living = state.Living + Difference(state.Frames.GetValueOrDefault(frame.Id) is { Deleted: false }, !frame.Deleted),
        Frames = state.Frames.SetItem(frame.Id, frame),
    };

    private static BoardState PutGroup(BoardState state, Group group) => state with
    {
        Living = state.Living + Difference(state.Groups.GetValueOrDefault(group.Id) is { Deleted: false }, !group.Deleted),
        Groups = state.Groups.SetItem(group.Id, group),
    };

    private static int Difference(bool livedBefore, bool livesNow) => (livesNow ? 1 : 0) - (livedBefore ? 1 : 0);

    private static BoardState SetNote(BoardState state, string id, Fields f)
        => state.Notes.TryGetValue(id, out var note)
            ? PutNote(state, note with
            {
                Text = f.Text ?? note.Text,
                X = f.X ?? note.X,
                Y = f.Y ?? note.Y,
                Color = f.Color ?? note.Color,
                Size = f.Size ?? note.Size,
                Frame = f.Frame.Given ? f.Frame.Id : note.Frame,
                Group = f.Group.Given ? f.Group.Id : note.Group,
                Order = f.Order ?? note.Order,
                Locked = f.Locked ?? note.Locked,
            })
            : state;

    private static BoardState SetGroup(BoardState state, string id, Fields f)
        => state.Groups.TryGetValue(id, out var group)
            ? PutGroup(state, group with
            {
                Title = f.Title ?? group.Title,
                X = f.X ?? group.X,
                Y = f.Y ?? group.Y,
                Frame = f.Frame.Given ? f.Frame.Id : group.Frame,
                Order = f.Order ?? group.Order,
                Locked = f.Locked ?? group.Locked,
            })
            : state;

    private static BoardState SetFrame(BoardState state, string id, Fields f)
    {
        if (!state.Frames.TryGetValue(id, out var frame))
        {
            return state;
        }

        var next = frame with
        {
            Title = f.Title ?? frame.Title,
            Kind = f.Kind ?? frame.Kind,
            X = f.X ?? frame.X,
            Y = f.Y ?? frame.Y,
            W = f.W ?? frame.W,
            H = f.H ?? frame.H,
            Order = f.Order ?? frame.Order,
            Locked = f.Locked ?? frame.Locked,
        };
        var (dx, dy) = (next.X - frame.X, next.Y - frame.Y);
        return PutFrame(dx == 0 && dy == 0 ? state : Carry(state, id, dx, dy), next);
    }

    // A frame carries its living members. They may not leave the world, or the next reader would refuse them.
    private static BoardState Carry(BoardState state, string frame, double dx, double dy) => state with
    {
        Notes = Change(state.Notes, n => !n.Deleted && n.Frame == frame, n => n with { X = Within(n.X + dx), Y = Within(n.Y + dy) }),
        Groups = Change(state.Groups, g => !g.Deleted && g.Frame == frame, g => g with { X = Within(g.X + dx), Y = Within(g.Y + dy) }),
    };

    private static BoardState DeleteFrame(BoardState state, string id)
        => !state.Frames.TryGetValue(id, out var frame) ? state : PutFrame(state, frame with { Deleted = true }) with
        {
            Notes = Change(state.Notes, n => n.Frame == id, n => n with { Frame = null }),
            Groups = Change(state.Groups, g => g.Frame == id, g => g with { Frame = null }),
        };

    private static BoardState DeleteGroup(BoardState state, string id)
        => !state.Groups.TryGetValue(id, out var group) ? state : PutGroup(state, group with { Deleted = true }) with
        {
            Notes = Change(state.Notes, n => n.Group == id, n => n with { Group = null }),
        };

    private static BoardState Gather(BoardState state, string group, Fields f) => state with
    {
        Notes = state.Notes.SetItems((f.Notes ?? []).Where(state.Notes.ContainsKey)
            .Select(id => KeyValuePair.Create(id, state.Notes[id] with { Group = group, Frame = f.Frame.Id }))),
    };

    private static ImmutableDictionary<string, T> Change<T>(ImmutableDictionary<string, T> all, Func<T, bool> which, Func<T, T> how)
        => all.SetItems(all.Where(pair => which(pair.Value)).Select(pair => KeyValuePair.Create(pair.Key, how(pair.Value))));

    private static double Within(double coordinate) => Math.Clamp(coordinate, -Values.Reach, Values.Reach);
}
