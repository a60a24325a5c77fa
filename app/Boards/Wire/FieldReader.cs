using System.Collections.Immutable;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>Reads one named field of an operation. Null clears: text becomes empty, colour and size their default, a reference none.</summary>
public static class FieldReader
{
    /// <summary>Smallest and greatest side of a frame.</summary>
    public const double MinSide = 80;

    /// <summary>Greatest side of a frame.</summary>
    public const double MaxSide = 20_000;

    /// <summary>Notes that one group.add may name.</summary>
    public const int MaxGroupNotes = 500;

    /// <summary>The fields with one more, or why not.</summary>
    public static (Fields Fields, Refusal? Refusal) Read(Fields f, string name, WireValue value) => name switch
    {
        "text" => Text(value, TextRules.MaxNoteText, true, name) is var (text, no) ? (f with { Text = text }, no) : default,
        "title" => Text(value, TextRules.MaxTitle, false, name) is var (text, no) ? (f with { Title = text }, no) : default,
        "description" => Text(value, TextRules.MaxDescription, true, name) is var (text, no) ? (f with { Description = text }, no) : default,
        "x" => Number(value, -Values.Reach, Values.Reach, name) is var (number, no) ? (f with { X = number }, no) : default,
        "y" => Number(value, -Values.Reach, Values.Reach, name) is var (number, no) ? (f with { Y = number }, no) : default,
        "w" => Number(value, MinSide, MaxSide, name) is var (number, no) ? (f with { W = number }, no) : default,
        "h" => Number(value, MinSide, MaxSide, name) is var (number, no) ? (f with { H = number }, no) : default,
        "color" => Word(value, Values.Colors, Values.DefaultColor, name) is var (word, no) ? (f with { Color = word }, no) : default,
        "size" => Word(value, Values.Sizes, Values.DefaultSize, name) is var (word, no) ? (f with { Size = word }, no) : default,
        "kind" => Word(value, Values.Kinds, null, name) is var (word, no) ? (f with { Kind = word }, no) : default,
        "frame" => Id(value, name) is var (id, no) ? (f with { Frame = id }, no) : default,
        "group" => Id(value, name) is var (id, no) ? (f with { Group = id }, no) : default,
        "author" => Id(value, name) is var (id, no) ? (f with { Author = id.Id }, no) : default,
        "created" => Number(value, 0, long.MaxValue, name) is var (number, no) ? (f with { Created = (long?)number }, no) : default,
        "order" => Order(value) is var (order, no) ? (f with { Order = order }, no) : default,
        "locked" => Flag(value, name) is var (flag, no) ? (f with { Locked = flag }, no) : default,
        "frozen" => Flag(value, name) is var (flag, no) ? (f with { Frozen = flag }, no) : default,
        "phase" => value.Kind == WireKind.Null ? (f with { Phase = Reference.None }, null)
            : Word(value, Phases.All, null, name) is var (word, no) ? (f with { Phase = Reference.To(word) }, no) : default,
        "timer" => TimerFields.Read(value) is var (timer, no) ? (f with { Timer = timer }, no) : default,
        "notes" => Notes(value) is var (notes, no) ? (f with { Notes = notes }, no) : default,
        _ => (f, Refusal.Invalid(RefusalReason.UnknownField, name)),
    };

    /// <summary>Text of at most so many characters; null is empty.</summary>
    internal static (string?, Refusal?) Text(WireValue value, int max, bool lines, string name) => value.Kind switch
    {
        WireKind.Null => ("", null),
        WireKind.Text => (value.Text, TextRules.Check(value.Text, max, lines, name)),
        WireKind.Unreadable => (null, Refusal.Invalid(RefusalReason.BadText, name)),
        _ => (null, Refusal.Invalid(RefusalReason.WrongType, name)),
    };

    /// <summary>A number within bounds.</summary>
    internal static (double?, Refusal?) Number(WireValue value, double min, double max, string name)
    {
        if (value.Kind != WireKind.Number)
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, name));
        }

        // NaN is neither below nor above anything.
        return value.Number >= min && value.Number <= max
            ? (value.Number, null)
            : (null, Refusal.Invalid(RefusalReason.OutOfRange, name));
    }

    /// <summary>A word of a list.</summary>
    internal static (string?, Refusal?) Word(WireValue value, ImmutableArray<string> words, string? cleared, string name)
    {
        if (value.Kind == WireKind.Null && cleared is not null)
        {
            return (cleared, null);
        }

        if (value.Kind != WireKind.Text)
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, name));
        }

        var index = words.IndexOf(value.Text);
        return index >= 0 ? (words[index], null) : (null, Refusal.Invalid(RefusalReason.UnknownWord, name));
    }

    private static (bool?, Refusal?) Flag(WireValue value, string name) => value.Kind switch
    {
        WireKind.Null => (false, null),
        WireKind.Flag => (value.Flag, null),
        _ => (null, Refusal.Invalid(RefusalReason.WrongType, name)),
    };

    /// <summary>An id, or null for none.</summary>
    internal static (Reference, Refusal?) Id(WireValue value, string name) => value.Kind switch
    {
        WireKind.Null => (Reference.None, null),
        WireKind.Text when TextRules.IsId(value.Text) => (Reference.To(value.Text), null),
        WireKind.Text => (default, Refusal.Invalid(RefusalReason.BadId, name)),
        _ => (default, Refusal.Invalid(RefusalReason.WrongType, name)),
    };

    private static (string?, Refusal?) Order(WireValue value)
    {
        if (value.Kind != WireKind.Text)
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, "order"));
        }

        return FractionalIndex.IsValid(value.Text) ? (value.Text, null) : (null, Refusal.Invalid(RefusalReason.BadOrder, "order"));
    }

    private static (ImmutableArray<string>?, Refusal?) Notes(WireValue value)
    {
        if (value.Kind != WireKind.List)
        {
            return (null, Refusal.Invalid(RefusalReason.WrongType, "notes"));
        }

        if (value.List.Count > MaxGroupNotes)
        {
            return (null, new(Codes.TooLarge, RefusalReason.TooLong, "notes"));
        }

        return value.List.All(note => note.Kind == WireKind.Text && TextRules.IsId(note.Text))
            ? (value.List.Select(note => note.Text).ToImmutableArray(), null)
            : (null, Refusal.Invalid(RefusalReason.BadId, "notes"));
    }
}
