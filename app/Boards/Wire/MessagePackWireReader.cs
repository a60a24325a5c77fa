using System.Buffers;
using System.Text;
using MessagePack;
using MessagePack.Formatters;

namespace Fachgruppe.Boards.Wire;

/// <summary>Reads any MessagePack value into a <see cref="WireValue"/>, the twin of <see cref="JsonWireReader"/>.</summary>
public sealed class MessagePackWireReader : IMessagePackFormatter<WireValue>
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public WireValue Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => ReadValue(ref reader, 0);

    /// <summary>Not supported: these values only come in.</summary>
    public void Serialize(ref MessagePackWriter writer, WireValue value, MessagePackSerializerOptions options)
        => throw new NotSupportedException();

    private static WireValue ReadValue(ref MessagePackReader reader, int depth)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return default;
            case MessagePackType.Boolean:
                return WireValue.Of(reader.ReadBoolean());
            case MessagePackType.Integer:
            case MessagePackType.Float:
                return WireValue.Of(reader.ReadDouble());
            case MessagePackType.String:
                return TextOf(ref reader) is { } text ? WireValue.Of(text) : WireValue.Unreadable;
            case MessagePackType.Array when depth < WireValue.MaxDepth:
                return ReadList(ref reader, depth + 1);
            case MessagePackType.Map when depth < WireValue.MaxDepth:
                return ReadMap(ref reader, depth + 1);
            default:
                SkipFlat(ref reader);
                return WireValue.Unreadable;
        }
    }

    private static WireValue ReadList(ref MessagePackReader reader, int depth)
    {
        // The header's count is checked against the bytes that are left, so it cannot ask for more than the message limit.
        var items = new WireValue[reader.ReadArrayHeader()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadValue(ref reader, depth);
        }

        return WireValue.Of(items);
    }

    private static WireValue ReadMap(ref MessagePackReader reader, int depth)
    {
        var fields = new KeyValuePair<string, WireValue>[reader.ReadMapHeader()];
        var readable = true;
        for (var i = 0; i < fields.Length; i++)
        {
            var key = ReadValue(ref reader, depth);
            readable &= key.Kind == WireKind.Text;
            fields[i] = new(key.Text, ReadValue(ref reader, depth));
        }

        return readable ? WireValue.Of(fields) : WireValue.Unreadable;
    }

    // The library's own Skip recurses, and 32 KB of nested arrays would overflow the stack of the whole process.
    private static void SkipFlat(ref MessagePackReader reader)
    {
        for (long left = 1; left > 0; left--)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Array:
                    left += reader.ReadArrayHeader();
                    break;
                case MessagePackType.Map:
                    left += 2L * reader.ReadMapHeader();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static string? TextOf(ref MessagePackReader reader)
    {
        var bytes = reader.ReadStringSequence().GetValueOrDefault();
        try
        {
            return bytes.IsSingleSegment ? Strict.GetString(bytes.FirstSpan) : Strict.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
