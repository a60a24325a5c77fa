using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fachgruppe.Boards.Wire;

/// <summary>Reads any JSON value into a <see cref="WireValue"/> without throwing on what is only wrong inside it.</summary>
public sealed class JsonWireReader : JsonConverter<WireValue>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <summary>Parses one JSON document.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static WireValue Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read())
        {
            throw new JsonException("Empty document.");
        }

        var value = ReadValue(ref reader, 0);
        return reader.Read() ? throw new JsonException("More than one value.") : value;
    }

    /// <inheritdoc/>
    public override WireValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => ReadValue(ref reader, 0);

    /// <summary>Not supported: these values only come in.</summary>
    public override void Write(Utf8JsonWriter writer, WireValue value, JsonSerializerOptions options)
        => throw new NotSupportedException();

    private static WireValue ReadValue(ref Utf8JsonReader reader, int depth) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.True or JsonTokenType.False => WireValue.Of(reader.TokenType == JsonTokenType.True),
        JsonTokenType.Number => WireValue.Of(reader.GetDouble()),
        JsonTokenType.String => TextOf(ref reader) is { } text ? WireValue.Of(text) : WireValue.Unreadable,
        _ when depth == WireValue.MaxDepth => Skip(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader, depth + 1),
        _ => ReadMap(ref reader, depth + 1),
    };

    private static WireValue ReadList(ref Utf8JsonReader reader, int depth)
    {
        var items = new List<WireValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, depth));
        }

        return WireValue.Of(items);
    }

    private static WireValue ReadMap(ref Utf8JsonReader reader, int depth)
    {
        var fields = new List<KeyValuePair<string, WireValue>>();
        var readable = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = TextOf(ref reader);
            readable &= key is not null;
            reader.Read();
            fields.Add(new(key ?? "", ReadValue(ref reader, depth)));
        }

        return readable ? WireValue.Of(fields) : WireValue.Unreadable;
    }

    private static WireValue Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return WireValue.Unreadable;
    }

    // Lone surrogates can be written as escapes, and the reader refuses to turn them into a string.
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
