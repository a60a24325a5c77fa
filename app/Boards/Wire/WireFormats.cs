using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Fachgruppe.Boards.Wire;

/// <summary>
/// Teaches SignalR's two protocols the contract's shapes. Its MessagePack default would write PascalCase keys, read
/// a client's <c>opId</c> as null and ignore unknown fields.
/// </summary>
public static class WireFormats
{
    /// <summary>Options for MessagePack hub messages.</summary>
    public static MessagePackSerializerOptions MessagePack { get; } =
        MessagePackSerializerOptions.Standard.WithResolver(new Resolver()).WithSecurity(MessagePackSecurity.UntrustedData);

    /// <summary>Options for JSON hub messages.</summary>
    public static JsonSerializerOptions ConfigureJson(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new ConverterFactory());
        return options;
    }

    /// <summary>A message as UTF-8 JSON.</summary>
    public static byte[] ToJson<T>(T message)
        where T : IWireMessage
    {
        var buffer = Take();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            var writer = new JsonWireWriter(json);
            message.WriteTo(ref writer);
        }

        return Give(buffer);
    }

    /// <summary>A message as MessagePack.</summary>
    public static byte[] ToMessagePack<T>(T message)
        where T : IWireMessage
    {
        var buffer = Take();
        var writer = new MessagePackWireWriter(new MessagePackWriter(buffer));
        message.WriteTo(ref writer);
        writer.Flush();
        return Give(buffer);
    }

    // Umlauts as themselves: the answers are never pasted into HTML without escaping of their own.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    // Most messages are small and many: they share a buffer. It is away while in use, so that a message within a
    // message gets its own, and a large one is not kept.
    private static ArrayBufferWriter<byte> Take()
    {
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(1024);
        _buffer = null;
        buffer.ResetWrittenCount();
        return buffer;
    }

    private static byte[] Give(ArrayBufferWriter<byte> buffer)
    {
        _buffer = buffer.Capacity <= 64 * 1024 ? buffer : null;
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class ConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IWireMessage));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
            => (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Converter<T> : JsonConverter<T>
        where T : IWireMessage
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var wire = new JsonWireWriter(writer);
            value.WriteTo(ref wire);
        }
    }

    private sealed class Resolver : IFormatterResolver
    {
        public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

        private static class Cache<T>
        {
            public static readonly IMessagePackFormatter<T>? Formatter = Create();

            private static IMessagePackFormatter<T>? Create()
            {
                if (typeof(T) == typeof(WireValue))
                {
                    return (IMessagePackFormatter<T>)(object)new MessagePackWireReader();
                }

                return typeof(T).IsAssignableTo(typeof(IWireMessage))
                    ? (IMessagePackFormatter<T>)Activator.CreateInstance(typeof(Formatter<>).MakeGenericType(typeof(T)))!
                    : BuiltinResolver.Instance.GetFormatter<T>();
            }
        }
    }

    private sealed class Formatter<T> : IMessagePackFormatter<T>
        where T : IWireMessage
    {
        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
            => throw new NotSupportedException();

        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
        {
            var wire = new MessagePackWireWriter(writer);
            value.WriteTo(ref wire);
            writer = wire.Inner;
        }
    }
}
