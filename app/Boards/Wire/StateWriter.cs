using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes notes, frames and groups in the shape of <c>Open</c>, in the order people read them.</summary>
public static class StateWriter
{
    private static readonly WireKey Id = "id", Text = "text", Title = "title", Kind = "kind", X = "x", Y = "y", W = "w", H = "h", Color = "color",
        Size = "size", Frame = "frame", Group = "group", Order = "order", Author = "author", At = "at", Notes = "notes", Frames = "frames", Groups = "groups", Locked = "locked";

    /// <summary>An object with the three lists, of what lives or of the tombstones.</summary>
    public static void WriteObjects<TWriter>(ref TWriter writer, BoardState state, bool deleted)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(3);
        WriteLists(ref writer, state, deleted);
        writer.EndMap();
    }

    /// <summary>The three lists as fields of the object at hand.</summary>
    public static void WriteLists<TWriter>(ref TWriter writer, BoardState state, bool deleted)
        where TWriter : IWireWriter, allows ref struct
    {
        WriteNotes(ref writer, state, deleted);
        var frames = state.Frames.Values.Where(f => f.Deleted == deleted).ToArray();
        Array.Sort(frames, (a, b) => BoardOrder.Compare(a.Order, a.Id, b.Order, b.Id));
        writer.Key(Frames);
        writer.BeginList(frames.Length);
        foreach (var frame in frames)
        {
            Write(ref writer, frame);
        }

        writer.EndList();
        var groups = state.Groups.Values.Where(g => g.Deleted == deleted).ToArray();
        Array.Sort(groups, (a, b) => BoardOrder.Compare(a.Order, a.Id, b.Order, b.Id));
        writer.Key(Groups);
        writer.BeginList(groups.Length);
        foreach (var group in groups)
        {
            Write(ref writer, group);
        }

        writer.EndList();
    }

    private static void WriteNotes<TWriter>(ref TWriter writer, BoardState state, bool deleted)
        where TWriter : IWireWriter, allows ref struct
    {
        var notes = state.Notes.Values.Where(n => n.Deleted == deleted).ToArray();
        Array.Sort(notes, (a, b) => BoardOrder.Compare(a.Order, a.Id, b.Order, b.Id));
        writer.Key(Notes);
        writer.BeginList(notes.Length);
        foreach (var note in notes)
        {
            Write(ref writer, note);
        }

        writer.EndList();
    }

    private static void Write<TWriter>(ref TWriter writer, Note note)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(note.Locked ? 12 : 11);
        writer.Field(Id, note.Id);
        writer.Field(Text, note.Text);
        writer.Field(X, note.X);
        writer.Field(Y, note.Y);
        writer.Field(Color, note.Color);
        writer.Field(Size, note.Size);
        writer.Field(Frame, note.Frame);
        writer.Field(Group, note.Group);
        writer.Field(Order, note.Order);
        writer.Field(Author, note.Author);
        writer.Field(At, note.At);
        WriteLock(ref writer, note.Locked);
        writer.EndMap();
    }

    private static void Write<TWriter>(ref TWriter writer, Frame frame)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(frame.Locked ? 9 : 8);
        writer.Field(Id, frame.Id);
        writer.Field(Title, frame.Title);
        writer.Field(Kind, frame.Kind);
        writer.Field(X, frame.X);
        writer.Field(Y, frame.Y);
        writer.Field(W, frame.W);
        writer.Field(H, frame.H);
        writer.Field(Order, frame.Order);
        WriteLock(ref writer, frame.Locked);
        writer.EndMap();
    }

    private static void Write<TWriter>(ref TWriter writer, Group group)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(group.Locked ? 7 : 6);
        writer.Field(Id, group.Id);
        writer.Field(Title, group.Title);
        writer.Field(Frame, group.Frame);
        writer.Field(X, group.X);
        writer.Field(Y, group.Y);
        writer.Field(Order, group.Order);
        WriteLock(ref writer, group.Locked);
        writer.EndMap();
    }

    // Few things are locked: what is not says nothing of it.
    private static void WriteLock<TWriter>(ref TWriter writer, bool locked)
        where TWriter : IWireWriter, allows ref struct
    {
        if (locked)
        {
            writer.Key(Locked);
            writer.Flag(true);
        }
    }
}
