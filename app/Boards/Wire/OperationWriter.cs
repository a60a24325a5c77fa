using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes operations: to clients with their place in the order, to the journal as bare effects, and for the digest as sent.</summary>
public static class OperationWriter
{
    private static readonly WireKey Seq = "seq", OpId = "opId", Actor = "actor", At = "at", Type = "type", Id = "id", Text = "text",
        Title = "title", Description = "description", X = "x", Y = "y", W = "w", H = "h", Color = "color", Size = "size", Kind = "kind",
        Frame = "frame", Group = "group", Order = "order", Author = "author", Created = "created", Notes = "notes", Locked = "locked", Phase = "phase", Frozen = "frozen";

    /// <summary>An operation with seq, actor and at, as in the contract's <c>Applied</c>.</summary>
    public static void Write<TWriter>(ref TWriter writer, AppliedOperation applied)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(3 + Count(applied.Operation));
        writer.Field(Seq, applied.Seq);
        writer.Key(OpId);
        writer.Text(applied.Operation.OpId);
        writer.Field(Actor, applied.Actor);
        writer.Field(At, applied.At);
        WriteBody(ref writer, applied.Operation);
        writer.EndMap();
    }

    /// <summary>An operation alone.</summary>
    public static void Write<TWriter>(ref TWriter writer, Operation operation)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(Count(operation));
        writer.Field(OpId, operation.OpId);
        WriteBody(ref writer, operation);
        writer.EndMap();
    }

    private static void WriteBody<TWriter>(ref TWriter writer, Operation operation)
        where TWriter : IWireWriter, allows ref struct
    {
        var f = operation.Fields;
        writer.Field(Type, operation.Type.Name());
        Optional(ref writer, Id, operation.Id);
        Optional(ref writer, Text, f.Text);
        Optional(ref writer, Title, f.Title);
        Optional(ref writer, Description, f.Description);
        Optional(ref writer, X, f.X);
        Optional(ref writer, Y, f.Y);
        Optional(ref writer, W, f.W);
        Optional(ref writer, H, f.H);
        Optional(ref writer, Color, f.Color);
        Optional(ref writer, Size, f.Size);
        Optional(ref writer, Kind, f.Kind);
        Optional(ref writer, Frame, f.Frame);
        Optional(ref writer, Group, f.Group);
        Optional(ref writer, Order, f.Order);
        Optional(ref writer, Author, f.Author);
        Optional(ref writer, Locked, f.Locked);
        Optional(ref writer, Phase, f.Phase);
        Optional(ref writer, Frozen, f.Frozen);
        if (f.Voting is { } voting)
        {
            VotingWriter.Write(ref writer, voting);
        }

        if (f.Timer is { } timer)
        {
            TimerFields.Write(ref writer, timer);
        }

        if (f.Created is { } created)
        {
            writer.Field(Created, created);
        }

        if (f.Notes is { } notes)
        {
            writer.Key(Notes);
            writer.BeginList(notes.Length);
            foreach (var note in notes)
            {
                writer.Text(note);
            }

            writer.EndList();
        }
    }

    private static int Count(Operation operation)
    {
        var f = operation.Fields;
        object?[] optional = [operation.Id, f.Text, f.Title, f.Description, f.Color, f.Size, f.Kind, f.Order, f.Author, f.Created, f.Locked, f.Frozen, f.Timer];
        var numbers = (f.X is null ? 0 : 1) + (f.Y is null ? 0 : 1) + (f.W is null ? 0 : 1) + (f.H is null ? 0 : 1);
        return 2 + numbers + optional.Count(o => o is not null) + (f.Frame.Given ? 1 : 0) + (f.Group.Given ? 1 : 0) + (f.Phase.Given ? 1 : 0) + (f.Notes is null ? 0 : 1) + VotingWriter.Count(f.Voting);
    }

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, string? value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value is not null)
        {
            writer.Field(key, value);
        }
    }

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, double? value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value is { } number)
        {
            writer.Field(key, number);
        }
    }

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, bool? value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value is { } flag)
        {
            writer.Key(key);
            writer.Flag(flag);
        }
    }

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, Reference value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value.Given)
        {
            writer.Field(key, value.Id);
        }
    }
}
