using System.Collections.Immutable;

namespace Fachgruppe.Boards.Wire;

/// <summary>A note under somebody's hand.</summary>
public readonly record struct MovingNote(string Person, string Note, double X, double Y);

/// <summary>Somebody's pointer.</summary>
public readonly record struct MovingPoint(string Person, double X, double Y);

/// <summary>Where people drag and point right now; never stored.</summary>
public sealed record Moving(ImmutableArray<MovingNote> Moves, ImmutableArray<MovingPoint> Points) : IWireMessage
{
    private static readonly WireKey MovesKey = "moves", PointsKey = "points", Person = "person", NoteId = "noteId", X = "x", Y = "y";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(2);
        writer.Key(MovesKey);
        writer.BeginList(Moves.Length);
        foreach (var move in Moves)
        {
            writer.BeginMap(4);
            writer.Field(Person, move.Person);
            writer.Field(NoteId, move.Note);
            writer.Field(X, move.X);
            writer.Field(Y, move.Y);
            writer.EndMap();
        }

        writer.EndList();
        writer.Key(PointsKey);
        writer.BeginList(Points.Length);
        foreach (var point in Points)
        {
            writer.BeginMap(3);
            writer.Field(Person, point.Person);
            writer.Field(X, point.X);
            writer.Field(Y, point.Y);
            writer.EndMap();
        }

        writer.EndList();
        writer.EndMap();
    }
}
