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
        "text" => FieldReader.Text(value, TextRules.MaxNoteText, true, name) is var (text, no) ? (f with { Text = text }, no) : default,
        "per" => Word(value, VotingWords.Per, name) is var (word, no) ? (f with { Per = word }, no) : default,
        "rule" => Word(value, VotingWords.Rules, name) is var (word, no) ? (f with { Rule = word }, no) : default,
        "choice" => Word(value, VotingWords.Choices, name) is var (word, no) ? (f with { Choice = word }, no) : default,
        "quorum" => Whole(value, 0, name) is var (number, no) ? (f with { Quorum = number }, no) : default,
        "as" => Target(value, name) is var (id, no) ? (f with { As = id }, no) : default,
        "person" => Target(value, name) is var (id, no) ? (f with { Person = id }, no) : default,
        "deputy" => FieldReader.Id(value, name) is var (id, no) ? (f with { Deputy = id }, no) : default,
        "eligible" => Ids(value, name) is var (ids, no) ? (f with { Eligible = ids }, no) : default,
        "units" => Ids(value, name) is var (ids, no) ? (f with { Units = ids }, no) : default,
        "deputies" => Ids(value, name) is var (ids, no) ? (f with { Deputies = ids }, no) : default,
        "options" => Options(value, name) is var (options, no) ? (f with { Options = options }, no) : default,
        "values" => Values(value, name) is var (values, no) ? (f with { Values = values }, no) : default,
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

    private static (ImmutableArray<string>?, Refusal?) Ids(WireValue value, string name)
    {
        if (value.Kind != WireKind.List || value.List.Any(id => id.Kind != WireKind.Text))
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, name));
        }

        return value.List.Count > VotingWords.MostEligible * 2 ? (null, new(Codes.TooLarge, RefusalReason.TooLong, name))
            : value.List.All(id => TextRules.IsId(id.Text)) ? (value.List.Select(id => id.Text).ToImmutableArray(), null)
            : (null, Refusal.Invalid(RefusalReason.BadId, name));
    }

    private static (ImmutableArray<string>?, Refusal?) Options(WireValue value, string name)
    {
        if (value.Kind != WireKind.List || value.List.Any(option => option.Kind != WireKind.Text || string.IsNullOrWhiteSpace(option.Text)))
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, name));
        }

        var wrong = value.List.Select(option => TextRules.Check(option.Text, TextRules.MaxTitle, false, name)).FirstOrDefault(refusal => refusal is not null);
        return value.List.Count > VotingWords.MostOptions ? (null, new(Codes.TooLarge, RefusalReason.TooLong, name))
            : (value.List.Select(option => option.Text).ToImmutableArray(), wrong);
    }

    private static (ImmutableArray<int>?, Refusal?) Values(WireValue value, string name)
    {
        if (value.Kind != WireKind.List || value.List.Any(number => number.Kind != WireKind.Number))
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, name));
        }

        return value.List.Count <= VotingWords.MostOptions && value.List.All(n => n.Number is >= 0 and <= VotingWords.MostResistance && double.IsInteger(n.Number))
            ? (value.List.Select(number => (int)number.Number).ToImmutableArray(), null)
            : (null, Refusal.Invalid(RefusalReason.OutOfRange, name));
    }
}
