using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;

namespace Fachgruppe.Boards.Management;

/// <summary>The operations that make an empty board look like another one.</summary>
internal static class BoardCopy
{
    /// <summary>Frames first, then notes, then the groups that hold them, all with new ids. Sealed notes stay where they are.</summary>
    public static IEnumerable<Operation> Operations(BoardState state)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var frame in state.Frames.Values.Where(frame => !frame.Deleted))
        {
            yield return Add(OperationType.FrameAdd, New(ids, frame.Id), new Fields
            {
                Title = frame.Title,
                Kind = frame.Kind,
                X = frame.X,
                Y = frame.Y,
                W = frame.W,
                H = frame.H,
                Order = frame.Order,
            });
        }

        foreach (var note in state.Notes.Values.Where(note => note is { Deleted: false, Sealed: false }))
        {
            yield return Add(OperationType.NoteAdd, New(ids, note.Id), new Fields
            {
                Text = note.Text,
                X = note.X,
                Y = note.Y,
                Color = note.Color,
                Size = note.Size,
                Order = note.Order,
                Frame = Reference.To(Known(ids, note.Frame)),
            });
        }

        foreach (var group in state.Groups.Values.Where(group => !group.Deleted))
        {
            var members = state.Notes.Values.Where(note => note is { Deleted: false, Sealed: false } && note.Group == group.Id).Select(note => ids[note.Id]);
            yield return Add(OperationType.GroupAdd, New(ids, group.Id), new Fields
            {
                Title = group.Title,
                X = group.X,
                Y = group.Y,
                Order = group.Order,
                Frame = Reference.To(Known(ids, group.Frame)),
                Notes = [.. members],
            });
        }
    }

    private static Operation Add(OperationType type, string id, Fields fields) => new(Ids.New(), type, id, fields);

    private static string New(Dictionary<string, string> ids, string old) => ids[old] = Ids.New();

    private static string? Known(Dictionary<string, string> ids, string? old) => old is not null && ids.TryGetValue(old, out var id) ? id : null;
}
