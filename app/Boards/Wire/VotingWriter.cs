using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes what only votings and votes have.</summary>
public static class VotingWriter
{
    private static readonly WireKey Kind = "kind", Budget = "budget", Max = "max", Seats = "seats", Targets = "targets", Secrecy = "secrecy",
        Status = "status", Target = "target", Dots = "dots", From = "from", Id = "id", Title = "title";

    /// <summary>The fields that are set.</summary>
    public static void Write<TWriter>(ref TWriter writer, VotingFields f)
        where TWriter : IWireWriter, allows ref struct
    {
        Optional(ref writer, Kind, f.Kind);
        Optional(ref writer, Budget, f.Budget);
        Optional(ref writer, Max, f.Max);
        Optional(ref writer, Seats, f.Seats);
        Optional(ref writer, Targets, f.Targets);
        Optional(ref writer, Secrecy, f.Secrecy);
        Optional(ref writer, Status, f.Status);
        Optional(ref writer, Target, f.Target);
        Optional(ref writer, Dots, f.Dots);
        Optional(ref writer, From, f.From);
    }

    /// <summary>How many that are.</summary>
    public static int Count(VotingFields? f) => f is null ? 0
        : Set(f.Kind) + Set(f.Budget) + Set(f.Max) + Set(f.Seats) + Set(f.Targets) + Set(f.Secrecy) + Set(f.Status) + Set(f.Target) + Set(f.Dots) + Set(f.From);

    /// <summary>Fields that <see cref="WriteFields"/> writes.</summary>
    public const int FieldCount = 9;

    /// <summary>A voting as everybody sees it, as fields of the object at hand.</summary>
    public static void WriteFields<TWriter>(ref TWriter writer, Voting voting)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Field(Id, voting.Id);
        writer.Field(Title, voting.Title);
        writer.Field(Kind, voting.Kind);
        writer.Field(Budget, (long)voting.Budget);
        writer.Field(Max, (long)voting.Max);
        writer.Field(Targets, voting.Targets);
        writer.Field(Secrecy, voting.Secrecy);
        writer.Field(Seats, (long)voting.Seats);
        writer.Field(Status, voting.Closed ? VotingWords.Closed : VotingWords.Open);
    }

    private static int Set(object? value) => value is null ? 0 : 1;

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, string? value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value is not null)
        {
            writer.Field(key, value);
        }
    }

    private static void Optional<TWriter>(ref TWriter writer, WireKey key, int? value)
        where TWriter : IWireWriter, allows ref struct
    {
        if (value is { } number)
        {
            writer.Field(key, (long)number);
        }
    }
}
