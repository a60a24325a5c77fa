using System.Collections.Immutable;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Boards.Wire;

/// <summary>Reads one named field of a voting or a vote.</summary>
public static class VotingFieldReader
{
    /// <summary>The fields with one more, or why not.</summary>
    public static (Fields Fields, Refusal? Refusal) Read(Fields f, string name, WireValue value)
    {
        if (name == "title")
        {
            return FieldReader.Read(f, name, value);
        }

        var (voting, refusal) = Read(f.Voting ?? VotingFields.None, name, value);
        return (f with { Voting = voting }, refusal);
    }

    private static (VotingFields Fields, Refusal? Refusal) Read(VotingFields f, string name, WireValue value) => name switch
    {
        "kind" => Word(value, VotingWords.Kinds, name) is var (word, no) ? (f with { Kind = word }, no) : default,
        "targets" => Word(value, VotingWords.Targets, name) is var (word, no) ? (f with { Targets = word }, no) : default,
        "secrecy" => Word(value, VotingWords.Secrecies, name) is var (word, no) ? (f with { Secrecy = word }, no) : default,
        "status" => Word(value, VotingWords.Statuses, name) is var (word, no) ? (f with { Status = word }, no) : default,
        "from" => Word(value, VotingWords.Sources, name) is var (word, no) ? (f with { From = word }, no) : default,
        "budget" => Whole(value, 1, name) is var (number, no) ? (f with { Budget = number }, no) : default,
        "max" => Whole(value, 1, name) is var (number, no) ? (f with { Max = number }, no) : default,
        "seats" => Whole(value, 0, name) is var (number, no) ? (f with { Seats = number }, no) : default,
        "dots" => Whole(value, 1, name) is var (number, no) ? (f with { Dots = number }, no) : default,
        "target" => Target(value, name) is var (id, no) ? (f with { Target = id }, no) : default,
        _ => (f, Refusal.Invalid(RefusalReason.UnknownField, name)),
    };

    private static (string?, Refusal?) Word(WireValue value, ImmutableArray<string> words, string name) => FieldReader.Word(value, words, null, name);

    private static (int?, Refusal?) Whole(WireValue value, int least, string name)
    {
        var (number, refusal) = FieldReader.Number(value, least, VotingWords.Most, name);
        return refusal is null && !double.IsInteger(number!.Value)
            ? (null, Refusal.Invalid(RefusalReason.OutOfRange, name))
            : ((int?)number, refusal);
    }

    private static (string?, Refusal?) Target(WireValue value, string name)
    {
        var (id, refusal) = FieldReader.Id(value, name);
        return refusal is null && id.Id is null ? (null, Refusal.Invalid(RefusalReason.WrongType, name)) : (id.Id, refusal);
    }
}
