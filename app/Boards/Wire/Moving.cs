using System.Collections.Immutable;

namespace Fachgruppe.Boards.Wire;

/// <summary>A note under somebody's hand.</summary>
public readonly record struct MovingNote(string Person, string Note, double X, double Y);

/// <summary>Somebody's pointer.</summary>
public readonly record struct MovingPoint(string Person, double X, double Y);

/// <summary>The part of the wall that somebody leads everybody to; null lets them go.</summary>
public sealed record MovingView(string Person, (double X, double Y, double W, double H)? Rect);

/// <summary>Where people drag and point right now; never stored.</summary>
/// <param name="Moves">Notes under hands.</param>
/// <param name="Points">Pointers.</param>
/// <param name="View">Where everybody is led, where somebody leads.</param>
public sealed record Moving(ImmutableArray<MovingNote> Moves, ImmutableArray<MovingPoint> Points, MovingView? View = null) : IWireMessage
{
    private static readonly WireKey MovesKey = "moves", PointsKey = "points", Person = "person", NoteId = "noteId", X = "x", Y = "y",
        ViewKey = "view", Rect = "rect", W = "w", H = "h";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(View is null ? 2 : 3);
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
        if (View is not null)
        {
            Write(ref writer, View);
        }

        writer.EndMap();
    }

    private static void Write<TWriter>(ref TWriter writer, MovingView view)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Key(ViewKey);
        writer.BeginMap(2);
        writer.Field(Person, view.Person);
        if (view.Rect is var (x, y, w, h))
        {
            writer.Key(Rect);
            writer.BeginMap(4);
            writer.Field(X, x);
            writer.Field(Y, y);
            writer.Field(W, w);
            writer.Field(H, h);
            writer.EndMap();
        }
        else
        {
            writer.Field(Rect, null);
        }

        writer.EndMap();
    }
}

/// <summary>Somebody asks everybody to look up.</summary>
/// <param name="Caller">Who.</param>
public sealed record AttentionCall(string? Caller) : IWireMessage
{
    private static readonly WireKey Person = "person";

    /// <inheritdoc/>
    public void WriteTo<TWriter>(ref TWriter writer)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.BeginMap(1);
        writer.Field(Person, Caller);
        writer.EndMap();
    }
}
