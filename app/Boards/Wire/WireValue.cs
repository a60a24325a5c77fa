using System.Text.Json.Serialization;

namespace Fachgruppe.Boards.Wire;

/// <summary>What a <see cref="WireValue"/> holds.</summary>
public enum WireKind
{
    /// <summary>JSON null, MessagePack nil.</summary>
    Null,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>Any number, as a double.</summary>
    Number,

    /// <summary>Well-formed Unicode text.</summary>
    Text,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object with text keys.</summary>
    Map,

    /// <summary>Nested too deep, broken Unicode, binary data or keys that are no text.</summary>
    Unreadable,
}

/// <summary>
/// A value from outside, the same whether it came as JSON or as MessagePack. Reading one never fails: what cannot
/// be read is <see cref="WireKind.Unreadable"/>, so that one bad operation gets its own receipt instead of breaking
/// the call that carries it.
/// </summary>
[JsonConverter(typeof(JsonWireReader))]
public readonly struct WireValue
{
    /// <summary>Arrays and objects inside each other beyond this are unreadable: a call needs three.</summary>
    public const int MaxDepth = 5;

    private readonly object? _content;

    private WireValue(WireKind kind, double number, object? content)
    {
        Kind = kind;
        Number = number;
        _content = content;
    }

    /// <summary>Which of the members below holds the value.</summary>
    public WireKind Kind { get; }

    /// <summary>The number, 0 for other kinds; may be infinite or NaN.</summary>
    public double Number { get; }

    /// <summary>Whether it is true.</summary>
    public bool Flag => Kind == WireKind.Flag && Number > 0;

    /// <summary>The text, empty for other kinds.</summary>
    public string Text => _content as string ?? "";

    /// <summary>The members of a list, empty for other kinds.</summary>
    public IReadOnlyList<WireValue> List => _content as IReadOnlyList<WireValue> ?? [];

    /// <summary>The fields of a map in the order sent, duplicates included, empty for other kinds.</summary>
    public IReadOnlyList<KeyValuePair<string, WireValue>> Map => _content as IReadOnlyList<KeyValuePair<string, WireValue>> ?? [];

    /// <summary>What could not be read.</summary>
    public static WireValue Unreadable { get; } = new(WireKind.Unreadable, 0, null);

    /// <summary>true or false.</summary>
    public static WireValue Of(bool flag) => new(WireKind.Flag, flag ? 1 : 0, null);

    /// <summary>A number.</summary>
    public static WireValue Of(double number) => new(WireKind.Number, number, null);

    /// <summary>Text; null gives <see cref="WireKind.Null"/>.</summary>
    public static WireValue Of(string? text) => text is null ? default : new(WireKind.Text, 0, text);

    /// <summary>A list.</summary>
    public static WireValue Of(IReadOnlyList<WireValue> list) => new(WireKind.List, 0, list);

    /// <summary>A map.</summary>
    public static WireValue Of(IReadOnlyList<KeyValuePair<string, WireValue>> map) => new(WireKind.Map, 0, map);
}
