using System.Collections.Immutable;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Wire;

/// <summary>Writes what only votings and votes have.</summary>
public static class VotingWriter
{
    private static readonly WireKey Id = "id", Title = "title";

    private static readonly (WireKey Key, Func<VotingFields, object?> Value)[] Fields =
    [
        ("kind", f => f.Kind), ("budget", f => f.Budget), ("max", f => f.Max), ("seats", f => f.Seats), ("targets", f => f.Targets),
        ("secrecy", f => f.Secrecy), ("status", f => f.Status), ("target", f => f.Target), ("dots", f => f.Dots), ("from", f => f.From),
        ("options", f => f.Options), ("text", f => f.Text), ("eligible", f => f.Eligible), ("units", f => f.Units), ("per", f => f.Per),
        ("rule", f => f.Rule), ("quorum", f => f.Quorum), ("values", f => f.Values), ("choice", f => f.Choice), ("as", f => f.As),
        ("person", f => f.Person), ("deputy", f => f.Deputy.Given ? f.Deputy : null), ("deputies", f => f.Deputies),
    ];

    /// <summary>How many fields are set.</summary>
    public static int Count(VotingFields? f) => f is null ? 0 : Fields.Count(field => field.Value(f) is not null);

    /// <summary>The fields that are set.</summary>
    public static void Write<TWriter>(ref TWriter writer, VotingFields f)
        where TWriter : IWireWriter, allows ref struct
    {
        foreach (var (key, get) in Fields)
        {
            if (get(f) is { } value)
            {
                writer.Key(key);
                WriteValue(ref writer, value);
            }
        }
    }

    /// <summary>How many fields <see cref="WriteFields"/> writes.</summary>
    public static int FieldCount(Voting voting) => 2 + Count(VotingRules.Whole(voting).Voting);

    /// <summary>A voting as everybody sees it, as fields of the object at hand.</summary>
    public static void WriteFields<TWriter>(ref TWriter writer, Voting voting)
        where TWriter : IWireWriter, allows ref struct
    {
        writer.Field(Id, voting.Id);
        writer.Field(Title, voting.Title);
        Write(ref writer, VotingRules.Whole(voting).Voting!);
    }

    private static void WriteValue<TWriter>(ref TWriter writer, object value)
        where TWriter : IWireWriter, allows ref struct
    {
        switch (value)
        {
            case int number:
                writer.Number((long)number);
                break;
            case Reference reference:
                writer.Text(reference.Id);
                break;
            case ImmutableArray<string> texts:
                writer.BeginList(texts.Length);
                foreach (var text in texts)
                {
                    writer.Text(text);
                }

                writer.EndList();
                break;
            case ImmutableArray<int> numbers:
                writer.BeginList(numbers.Length);
                foreach (var number in numbers)
                {
                    writer.Number((long)number);
                }

                writer.EndList();
                break;
            default:
                writer.Text((string)value);
                break;
        }
    }
}
